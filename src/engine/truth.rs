//! Three-valued truth: unanswered is unknown, never "no" (specification 3, rule format).

/// Whether a condition holds, as far as the answers tell. `No < Unknown < Yes`, so that "and" is `min` and "or" is `max`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not, whatever the open questions bring.
    No,
    /// The open questions decide.
    Unknown,
    /// It does, whatever the open questions bring.
    Yes,
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Truth {
        if known { Truth::Yes } else { Truth::No }
    }
}

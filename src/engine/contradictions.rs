//! Which answers seem not to fit together: for the runner to look at once more. Only the screen of answers asks this; nothing that works
//! out a level may.

use crate::content::{self, Contradiction};

use super::{Answers, Reading, Truth, Unasked};

/// Those that hold, in order. One whose questions have no answer that counts is left out: there would be nothing to look at.
pub fn contradictions(answers: &Answers) -> Vec<&'static Contradiction> {
    let reading = Reading::new(answers, Unasked::No);
    let holds = |it: &&Contradiction| reading.truth(&it.when) == Truth::Yes && it.questions.iter().all(|&q| reading.counts(q));
    content::contradictions().iter().filter(holds).collect()
}

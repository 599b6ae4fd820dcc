//! Small drawings: the mark of Backstride, and one sign for each level of urgency. They say nothing that words beside them do not.

use yew::Html;

use super::element;
use crate::content::Disposition;

/// A drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// The sign of a level of urgency.
    Level(Disposition),
    /// A telephone.
    Phone,
    /// A clock.
    Clock,
    /// A closed lock.
    Lock,
    /// A person.
    Person,
    /// A running figure's back and stride: the mark.
    Mark,
    /// An arrow back.
    Back,
}

/// The drawing, in the colour of the text around it.
pub fn icon(icon: Icon) -> Html {
    let lines = match icon {
        Icon::Level(Disposition::Emergency) => "M12 3 1.8 20.5h20.4ZM12 9.5v5M12 17.6v.1",
        Icon::Level(Disposition::SameDay) => "M21.5 12a9.5 9.5 0 1 1-19 0 9.5 9.5 0 0 1 19 0ZM12 6.8v6.4M12 16.8v.1",
        Icon::Level(Disposition::Soon) => {
            "M5.5 5h13A2.5 2.5 0 0 1 21 7.500v11a2.5 2.5 0 0 1-2.5 2.500h-13A2.5 2.5 0 0 1 3 18.500v-11A2.5 2.5 0 0 1 5.5 5ZM3 10h18M8 2.500V7M16 2.500V7M12 12.800v2.600M12 17.800v.1"
        }
        Icon::Level(Disposition::Routine) => {
            "M5.5 5h13A2.5 2.5 0 0 1 21 7.500v11a2.5 2.5 0 0 1-2.5 2.500h-13A2.5 2.5 0 0 1 3 18.500v-11A2.5 2.5 0 0 1 5.5 5ZM3 10h18M8 2.500V7M16 2.500V7M8.5 15.500l2.4 2.3 4.6-4.6"
        }
        Icon::Level(Disposition::SelfCare) => "M3.5 11 12 3.8 20.5 11M5.8 9.5V20h12.4V9.5M9 15l2.2 2.1L15.2 13",
        Icon::Phone => {
            "M6.2 3.5h3l1.6 4.2-2.1 1.6a12 12 0 0 0 6 6l1.6-2.1 4.2 1.6v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.2 5.7a2 2 0 0 1 2-2.2Z"
        }
        Icon::Clock => "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM12 7v5.2l3.4 2",
        Icon::Lock => {
            "M7 10.5h10a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-2.5 2.5H7A2.5 2.5 0 0 1 4.5 18v-5A2.5 2.5 0 0 1 7 10.5ZM8 10.5V7.6a4 4 0 0 1 8 0v2.9"
        }
        Icon::Person => "M16 7.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
        Icon::Mark => {
            "M15.6 3a1 1 0 1 1 0 2 1 1 0 0 1 0-2ZM12.2 7.4c-4.4 1.5-4.9 5-1.6 7.2 2.9 1.9 2.6 5.2-1.4 7.400M12.8 13.200c2.6-.5 4.6.7 5.4 3.600M3 17.200c1.6.5 3 .3 4.2-.7"
        }
        Icon::Back => "M14.5 5.5 8 12l6.5 6.5",
    };
    let class = if icon == Icon::Back { "icon icon-turn" } else { "icon" };
    let names = &["class", "viewBox", "width", "height", "aria-hidden", "focusable"];
    let values = [class, "0 0 24 24", "24", "24", "true", "false"].map(|value| Some(value.into()));
    element("svg", names, values, vec![element("path", &["d"], [Some(lines.into())], Vec::new())])
}

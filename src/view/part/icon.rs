//! Small drawings: the mark of Backstride, and one sign for each level of urgency. They say nothing that words beside them do not.

use yew::{Html, html};

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
        Icon::Level(Disposition::Emergency) => html! { <><path d="M12 3 1.8 20.5h20.4Z" /><path d="M12 9.5v5M12 17.6v.1" /></> },
        Icon::Level(Disposition::SameDay) => html! { <><circle cx="12" cy="12" r="9.5" /><path d="M12 6.8v6.4M12 16.8v.1" /></> },
        Icon::Level(Disposition::Soon) => {
            html! { <><rect x="3" y="5" width="18" height="16" rx="2.5" /><path d="M3 10h18M8 2.5V7M16 2.5V7M12 12.8v2.6M12 17.8v.1" /></> }
        }
        Icon::Level(Disposition::Routine) => {
            html! { <><rect x="3" y="5" width="18" height="16" rx="2.5" /><path d="M3 10h18M8 2.5V7M16 2.5V7M8.5 15.5l2.4 2.3 4.6-4.6" /></> }
        }
        Icon::Level(Disposition::SelfCare) => html! { <><path d="M3.5 11 12 3.8 20.5 11" /><path d="M5.8 9.5V20h12.4V9.5" /><path d="M9 15l2.2 2.1L15.2 13" /></> },
        Icon::Phone => {
            html! { <path d="M6.2 3.5h3l1.6 4.2-2.1 1.6a12 12 0 0 0 6 6l1.6-2.1 4.2 1.6v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.2 5.7a2 2 0 0 1 2-2.2Z" /> }
        }
        Icon::Clock => html! { <><circle cx="12" cy="12" r="9" /><path d="M12 7v5.2l3.4 2" /></> },
        Icon::Lock => html! { <><rect x="4.5" y="10.5" width="15" height="10" rx="2.5" /><path d="M8 10.5V7.6a4 4 0 0 1 8 0v2.9" /></> },
        Icon::Person => html! { <><circle cx="12" cy="7.5" r="4" /><path d="M4.5 20.5a7.5 7.5 0 0 1 15 0" /></> },
        Icon::Mark => html! { <><circle cx="15.6" cy="4" r="2" class="dot" /><path d="M12.2 7.4c-4.4 1.5-4.9 5-1.6 7.2 2.9 1.9 2.6 5.2-1.4 7.4" /><path d="M12.8 13.2c2.6-.5 4.6.7 5.4 3.6" /><path d="M3 17.2c1.6.5 3 .3 4.2-.7" /></> },
        Icon::Back => html! { <path d="M14.5 5.5 8 12l6.5 6.5" /> },
    };
    let class = if icon == Icon::Back { "icon icon-turn" } else { "icon" };
    html! { <svg {class} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">{ lines }</svg> }
}

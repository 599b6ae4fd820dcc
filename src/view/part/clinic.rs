//! The contact of the clinic that the page belongs to, on a calm result that says to see somebody of its kind. It never stands at a level
//! that cannot wait, and nothing it says is ours. What the page passed has been looked at by `www/page.js`, which tells the page's owner
//! what is wrong with it; here it is only held to what can do no harm. Only the result calls this.

use yew::{AttrValue, Callback, Html};

use super::{
    Icon, Stack, boxed,
    contact::anchor,
    icon,
    plain::{element, line, text_button},
};
use crate::{
    content::Disposition,
    report::Summary,
    view::{Did, Setting},
    words::key,
};

/// The longest name, in letters.
const NAME: usize = 60;
/// How many digits a telephone number has.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=20;
/// Where a booking link may lead.
const SCHEMES: [&str; 3] = ["https:", "tel:", "mailto:"];

/// What stands of a clinic on a result.
struct Contact<'a> {
    name: String,
    /// As it is shown, and as it is dialled.
    phone: Option<(&'a str, String)>,
    booking: Option<&'a str>,
}

/// The contact, if the result is calm and says to see somebody that the clinic offers. `given` holds a line each: name, telephone number,
/// address to book at, what the clinic offers.
fn contact<'a>(setting: Setting, given: &'a str, summary: &Summary) -> Option<Contact<'a>> {
    let mut lines = given.split('\n').map(str::trim);
    let mut next = || lines.next().unwrap_or_default();
    let (name, phone, booking, services) = (next(), dialled(next()), bookable(next()), next());
    let calm = summary.level <= Disposition::Soon && summary.channel.is_none();
    // Where no rule of ours names anybody, a physio or osteopath is the one to choose.
    let named = summary.contacts.iter().any(|contact| fits(contact.get().name, services));
    let wanted = named || summary.contacts.is_empty() && fits("self", services);
    if !calm || !wanted || phone.is_none() && booking.is_none() {
        return None;
    }
    let name: String = name.chars().filter(|c| !c.is_control()).take(NAME).collect();
    let name = if name.is_empty() { setting.text(key::CLINIC_UNNAMED) } else { name };
    Some(Contact { name, phone, booking })
}

/// Adds the way down to the contact, if there will be one: a name and no number.
pub fn to_clinic(setting: Setting, to: &mut Stack, given: &str, summary: &Summary, on_did: &Callback<Did>) {
    if let Some(Contact { name, .. }) = contact(setting, given, summary) {
        // A name that could be dialled waits for its place, too.
        let dialled = name.bytes().any(|letter| letter.is_ascii_digit());
        let name = if dialled { setting.text(key::CLINIC_UNNAMED) } else { name };
        let go = text_button("link", setting.fill(key::CLINIC_GO, &[("n", &name)]), Did::Find("clinic"), on_did);
        to.add(boxed("p", "to-clinic", vec![go]));
    }
}

/// Adds the contact.
pub fn clinic(setting: Setting, to: &mut Stack, given: &str, summary: &Summary) {
    let Some(Contact { name, phone, booking }) = contact(setting, given, summary) else { return };
    let mut all = Stack::new(setting);
    all.add(line(setting.below(1), "card-title", name));
    all.text("", key::CLINIC_OWNER);
    if let Some((shown, tel)) = phone {
        let text = line("span", "call-text", setting.fill(key::RESULT_CALL_PLAIN, &[("n", shown)]));
        all.add(anchor("call", &tel, vec![icon(Icon::Phone), boxed("span", "", vec![text])]));
    }
    if let Some(address) = booking {
        let page = address.starts_with("https:");
        let values = [Some("second"), Some(address), page.then_some("_blank"), page.then_some("noreferrer noopener")];
        let values = values.map(|value| value.map(|value| AttrValue::from(value.to_owned())));
        let text = setting.text(if page { key::CLINIC_BOOK_PAGE } else { key::CLINIC_BOOK });
        let link = element("a", &["class", "href", "target", "rel"], values, vec![text.into()]);
        all.add(boxed("p", "", vec![link]));
    }
    to.add(framed(all));
}

fn framed(inside: Stack) -> Html {
    let values = ["card", "clinic", "card"].map(|value| Some(value.into()));
    element("div", &["class", "data-card", "part"], values, inside.all())
}

/// Whether a clinic offers what a contact of the result names. One that does not say what it offers is taken for a physio.
fn fits(contact: &str, services: &str) -> bool {
    let sees: &[&str] = match contact {
        "physio" | "self" => &["physio", "osteopath"],
        "pelvic_physio" => &["pelvic-physio"],
        "sports_doctor" => &["sports-doctor", "gp"],
        "gp" => &["gp"],
        _ => &[],
    };
    let services = if services.is_empty() { "physio" } else { services };
    services.split(' ').any(|service| sees.contains(&service))
}

/// A telephone number as it is shown, and as it is dialled.
fn dialled(phone: &str) -> Option<(&str, String)> {
    let tel: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let digits = tel.chars().filter(char::is_ascii_digit).count();
    // A number, and no words beside it.
    let plain = phone.len() <= NAME && phone.chars().all(|c| c.is_ascii_digit() || "+-()./ \u{a0}".contains(c));
    (plain && DIGITS.contains(&digits)).then_some((phone, tel))
}

/// An address that a link may have.
fn bookable(address: &str) -> Option<&str> {
    let plain = !address.contains(|c: char| c.is_whitespace() || c.is_control());
    (plain && SCHEMES.iter().any(|scheme| address.starts_with(scheme))).then_some(address)
}

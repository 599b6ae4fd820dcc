//! Where something comes from: the sources as a list, with links where there are any; and how good the evidence is, in words.

use yew::Html;

use super::{boxed, element, line};
use crate::{
    content::{EvidenceId, Grade, TextId},
    view::Setting,
    words::{english, key},
};

/// The sources, one a line.
pub fn sources(setting: Setting, of: &[EvidenceId]) -> Html {
    let mut all = Vec::with_capacity(of.len());
    for &id in of {
        all.push(source(setting, id));
    }
    boxed("ul", "", all)
}

/// "Expert opinion only", in a sentence with a place for it.
pub fn graded(setting: Setting, sentence: TextId, grade: Grade) -> String {
    let words = match grade {
        Grade::A => key::GRADE_A,
        Grade::B => key::GRADE_B,
        Grade::C => key::GRADE_C,
        Grade::D => key::GRADE_D,
    };
    setting.fill(sentence, &[("n", &setting.text(words))])
}

fn source(setting: Setting, source: EvidenceId) -> Html {
    let source = source.get();
    // A source whose words are not loaded yet is named by its number.
    let words = |text: Option<TextId>| text.filter(|t| setting.has(*t)).map(english);
    let text = words(source.reference).unwrap_or(source.name);
    match words(source.link).and_then(address) {
        Some(href) => {
            let values = [Some(href.into()), Some("_blank".into()), Some("noopener noreferrer".into())];
            boxed("li", "", vec![element("a", &["href", "target", "rel"], values, vec![text.into()])])
        }
        None => line("li", "", text.to_owned()),
    }
}

/// Where a link of the evidence list leads: a DOI, or an address without its scheme. Anything else is no link.
fn address(link: &str) -> Option<String> {
    match link {
        _ if link.is_empty() || link.contains(' ') => None,
        _ if link.starts_with("10.") => Some(format!("https://doi.org/{link}")),
        _ => link.contains('.').then(|| format!("https://{link}")),
    }
}

//! The page to learn from, drawn natively: whole in every language and region, nobody's answers and no level on it, and every link leads
//! somewhere.

#![cfg(test)]

use std::collections::BTreeMap;

use super::*;
use crate::content::{advice, claims, contributors, explainers, figures, learn};

async fn page(language: &'static str, region: &'static str, later: bool, today: &'static str, session: Session) -> String {
    let props = move || Props {
        language: Some(language.into()),
        region: Some(region.into()),
        today: Date::parse(today),
        learn: true,
        later,
        begin: session.into(),
        ..Props::default()
    };
    let html = ServerRenderer::<App>::with_props(props).render().await;
    html.replace("&#x27;", "'").replace("&amp;", "&").replace("&quot;", "\"")
}

async fn whole(language: &'static str, region: &'static str) -> String {
    page(language, region, true, "2026-11-21", Session::new()).await
}

/// How often each id stands there.
fn ids(html: &str) -> BTreeMap<&str, usize> {
    let mut found = BTreeMap::new();
    for id in html.split(" id=\"").skip(1).filter_map(|piece| piece.split('"').next()) {
        *found.entry(id).or_insert(0) += 1;
    }
    found
}

/// The piece of the page that belongs to an entry: up to the next one.
fn entry<'a>(html: &'a str, id: &str) -> &'a str {
    let start = html.find(&format!(" id=\"backstride-{id}\"")).unwrap_or_else(|| panic!("{id} is not there"));
    let rest = &html[start + 1..];
    &rest[..rest.find(" id=\"backstride-").unwrap_or(rest.len())]
}

#[tokio::test]
async fn it_is_whole_in_every_language_and_region_and_speaks_to_nobody_in_particular() {
    let personal = [
        (
            "en",
            &[
                "your answers",
                "your other answers",
                "some answers",
                "fits your",
                "fits partly",
                "your result",
                "your plan",
                "running plan",
                "safety questions",
                "we ask",
            ][..],
        ),
        (
            "fr",
            &[
                "vos réponses",
                "vos autres réponses",
                "certaines réponses",
                "correspond à vos",
                "votre résultat",
                "votre programme",
                "le plan de course",
                "questions de sécurité",
                "nous posons",
            ][..],
        ),
    ];
    for (language, words) in personal {
        let speaks = Language::named(language).expect("a language");
        for (region, _) in words::region_ids() {
            let html = whole(language, region).await;
            assert!(!html.contains(['{', '}']), "{language} {region}: a placeholder is left");
            assert!(!html.contains(" style=") && !html.contains("<style") && !html.contains("NaN"));
            assert_eq!(html.matches("data-title").count(), 1);
            let lower = html.to_lowercase();
            for word in words {
                let at = lower.find(word).map(|at| lower.get(at.saturating_sub(80)..at + 40));
                assert_eq!(at, None, "{language}: `{word}`");
            }
            for sign in ["data-level", "<form", "<input", "class=\"care", "Why we say"] {
                assert!(!html.contains(sign), "{sign}");
            }
            let pieces: Vec<&str> = html.split(['<', '>']).collect();
            for level in [key::D1_NAME, key::D2_NAME, key::D3_NAME, key::D4_NAME, key::D5_NAME] {
                assert!(!pieces.contains(&speaks.text(level)), "a level: {}", speaks.text(level));
            }
        }
    }
    let left = only_english();
    let html = whole("fr", "FR").await;
    let pieces: Vec<&str> = html.split(['<', '>']).collect();
    for text in left {
        let words = words::fill(text, Language::ENGLISH.region("FR").expect("France"), &[]);
        assert!(!pieces.contains(&words.as_str()), "English on a French page: {words}");
    }
}

#[tokio::test]
async fn every_exercise_contributor_explainer_and_claim_can_be_linked_to_and_every_link_leads_somewhere() {
    let html = whole("en", "GB").await;
    let ids = ids(&html);
    assert!(ids.values().all(|count| *count == 1), "{ids:?}");
    let mut wanted: Vec<String> = ["signs", "adds", "exercises", "explainers", "read"].map(str::to_owned).to_vec();
    wanted.extend(contributors().iter().map(|c| c.name.to_owned()));
    wanted.extend(explainers().iter().map(|e| e.name.to_owned()));
    wanted.extend(claims().iter().map(|c| format!("claim-{}", c.name)));
    wanted.extend(learn().exercises.iter().flat_map(|g| g.items.iter()).map(|a| a.get().name.to_owned()));
    assert!(wanted.len() > 250);
    for name in wanted {
        assert!(ids.contains_key(format!("backstride-{name}").as_str()), "nothing can lead to {name}");
    }
    let links: Vec<&str> = html.split("href=\"#").skip(1).filter_map(|piece| piece.split('"').next()).collect();
    assert_eq!(links.len(), 4);
    assert!(links.iter().all(|link| ids.contains_key(link)), "{links:?}");
}

#[tokio::test]
async fn every_exercise_has_its_figure_its_amount_and_who_should_leave_it_out() {
    let html = whole("en", "GB").await;
    let mut drawn = 0;
    for a in advice().iter().filter(|a| learn().exercises.iter().any(|g| g.items.contains(&a.id))) {
        let entry = entry(&html, a.name);
        let figure = figures().iter().any(|f| f.advice == a.id);
        assert_eq!(entry.matches("role=\"img\"").count(), usize::from(figure), "{}", a.name);
        drawn += usize::from(figure);
        assert!(entry.contains(english(a.dose)), "{}", a.name);
        for said in learn().codes.iter().filter(|s| a.suppress.contains(&s.code)) {
            assert!(entry.contains(english(said.text)), "{} must say: {}", a.name, english(said.text));
        }
        for limit in a.limits.iter().filter(|l| learn().codes.iter().any(|s| l.codes.contains(&s.code))) {
            assert!(entry.contains(english(limit.text)), "{} must say: {}", a.name, english(limit.text));
        }
    }
    assert_eq!(drawn, 27, "the library of the specification, 7.2 and 7.3");
    assert!(entry(&html, "ADV-BRIDGE").contains("16 weeks pregnant"));
    let prone = entry(&html, "ADV-PRONE");
    assert!(prone.contains("<li>You are under 18</li>") && prone.contains("Lying on your front makes the leg worse"), "{prone}");
    // Medicines and plans of weeks are for who answered questions.
    assert!(!html.contains(" mg") && !html.contains("ADV-NSAID") && !html.contains("class=\"weeks"));
}

#[tokio::test]
async fn the_signs_and_the_number_need_no_later_texts_and_outlive_the_rest() {
    let html = page("en", "US", false, "2026-11-21", Session::new()).await;
    assert!(html.contains("tel:911") && html.contains("Chest pain, or trouble breathing.") && html.contains("on its way"));
    assert!(!html.contains("backstride-exercises"));
    let html = page("en", "GB", true, "2026-11-21", Session::new()).await;
    assert!(html.contains("No clinician has signed this content yet") && !html.contains("A review of this content"));
    let due = page("en", "GB", true, "2027-06-01", Session::new()).await;
    assert!(due.contains("A review of this content is due") && !due.contains("A review of these questions"));
    let old = page("en", "GB", true, "2029-01-01", Session::new()).await;
    assert!(old.contains("only the signs are shown") && old.contains("tel:999") && !old.contains("backstride-exercises"));
}

#[tokio::test]
async fn nothing_of_a_session_shows_through() {
    let session = skipped(at_the_plan(&["agg.flex", "agg.sit", "loc.para_l"]));
    assert_eq!(page("en", "GB", true, "2026-11-21", session).await, whole("en", "GB").await);
}

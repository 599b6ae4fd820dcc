//! Old content says that it is old, and very old content keeps only its safety text (specification 11.3 H12).

use backstride::{
    content::manifest,
    report::{Standing, standing},
    view::{App, Date, Props},
};
use yew::ServerRenderer;

async fn page(today: &str) -> String {
    let today = Date::parse(today).expect("a day");
    let props = move || Props { region: Some("GB".into()), today: Some(today), ..Props::default() };
    ServerRenderer::<App>::with_props(props).render().await
}

#[test]
fn the_dates_of_the_content_follow_one_another() {
    let m = manifest();
    assert!(m.last_reviewed < m.review_by && m.review_by < m.expires, "{m:?}");
    assert_eq!(standing(Some(m.last_reviewed)), Standing::Current);
    assert_eq!(standing(Some(m.review_by)), Standing::Current, "the day itself still counts");
    assert_eq!(standing(Some(m.expires)), Standing::Expired);
    assert_eq!(standing(None), Standing::Current, "a page that names no day gets no false alarm");
}

#[tokio::test]
async fn a_due_review_is_said_on_the_page() {
    let reviewed = page(manifest().last_reviewed).await;
    assert!(!reviewed.contains("review of these questions is due"));
    let due = page("2027-06-01").await;
    assert_eq!(standing(Some("2027-06-01")), Standing::ReviewDue);
    assert!(due.contains("review of these questions is due"), "{due}");
    assert!(due.contains("Start"), "it can still be used");
}

#[tokio::test]
async fn old_content_keeps_only_the_safety_text() {
    let old = page(manifest().expires).await;
    assert!(old.contains("no result any more"), "{old}");
    assert!(old.contains("tel:999"), "the number to call stays: {old}");
    assert!(old.contains("wee") && old.contains("chest"), "the emergency signs stay: {old}");
    assert!(!old.contains(">Start<"), "there is no way in: {old}");
}

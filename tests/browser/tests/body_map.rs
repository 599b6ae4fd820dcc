//! The body map in a real browser: map and list in step, by finger and by key; errors lead to the list; every target is big enough and is
//! reached where it is seen; axe in both themes.

use backstride_browser::{Key, Media, Page, Runner, Size};
use serde_json::{Value, json};

/// At the screen of the map, which is not answered yet.
#[track_caller]
fn at_the_map(size: Size) -> Page {
    let page = Page::new();
    page.size(size);
    // Still: axe would measure colours halfway through a fade.
    page.media(&[Media::Light, Media::ReducedMotion]);
    page.open("/pages/widget.html");
    Runner::with(json!({})).go_to(&page, "where");
    page
}

/// The names of the pressed buttons of the map.
#[track_caller]
fn pressed(page: &Page) -> Value {
    page.script("return [...root.querySelectorAll('.spot[aria-pressed=true] .spot-name')].map((e) => e.textContent);")
}

#[test]
fn the_map_and_the_list_are_in_step() {
    let page = at_the_map(Size::PHONE);
    page.press("Middle of the low back");
    assert_eq!(pressed(&page), json!(["Middle of the low back"]));
    assert!(page.text().contains("It hurts here:"));
    page.press("Go to the list in words");
    assert_eq!(page.focused(), "checkbox \"Middle of the low back\"");
    assert!(page.is_ticked("Middle of the low back"));
    // In the list it is one box; on the map it is in the back and in the left side.
    page.tick("Side under the ribs (flank), left");
    assert_eq!(pressed(&page).as_array().map(Vec::len), Some(3), "{}", pressed(&page));
    page.press("Middle of the low back");
    page.press("Tailbone");
    let boxes = "return [...root.querySelectorAll('[data-question=P1] input:checked')].map((e) => e.closest('label').innerText);";
    assert_eq!(page.script(boxes).to_string().matches("Tailbone").count(), 1);
    assert_eq!(page.script(boxes).as_array().map(Vec::len), Some(2), "the other one is unticked");
    page.answer("Which is the worst spot?", "Tailbone");
    assert!(page.text().contains("Tailbone (the worst spot)"));
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn the_map_works_by_keyboard() {
    let page = at_the_map(Size::DESKTOP);
    page.tab_to("button \"Flat bone at the base of the spine\"");
    page.keys(&[Key::Space]);
    assert_eq!(pressed(&page), json!(["Flat bone at the base of the spine"]));
    assert_eq!(page.focused(), "button \"Flat bone at the base of the spine\"", "the focus stays");
    page.keys(&[Key::Tab, Key::Enter]);
    assert_eq!(pressed(&page).as_array().map(Vec::len), Some(2));
    page.keys(&[Key::Enter]);
    assert_eq!(pressed(&page).as_array().map(Vec::len), Some(1));
}

#[test]
fn an_error_leads_to_the_list_though_it_is_folded_away() {
    let page = at_the_map(Size::PHONE);
    page.press("Continue");
    page.wait_for("Please look at this again");
    page.keys(&[Key::Tab, Key::Enter]);
    assert_eq!(page.focused(), "checkbox \"Middle of the low back\"");
    page.keys(&[Key::Space]);
    assert_eq!(pressed(&page), json!(["Middle of the low back"]));
}

/// For each button whose box is under 44 pixels, or whose box or shape somebody else takes at one of many points: what is wrong.
const MISSED: &str = "
    const wrong = [];
    const at = (x, y) => root.elementFromPoint(x, y)?.closest('.spot');
    for (const spot of root.querySelectorAll('.spot')) {
      spot.scrollIntoView({ block: 'center' });
      const name = spot.innerText, box = spot.getBoundingClientRect();
      if (Math.min(box.width, box.height) < 43.95) wrong.push(`${name}: ${box.width} x ${box.height}`);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      for (const across of [-21, -7, 7, 21]) {
        for (const down of [-21, -7, 7, 21]) {
          if (at(x + across, y + down) !== spot) wrong.push(`${name}: another place is at ${across}, ${down}`);
        }
      }
      const path = spot.querySelector('.area'), shape = path.getBoundingClientRect(), toScreen = path.getScreenCTM().inverse();
      for (let i = 1; i < 12; i++) {
        for (let j = 1; j < 12; j++) {
          const point = new DOMPoint(shape.x + (shape.width * i) / 12, shape.y + (shape.height * j) / 12);
          if (path.isPointInFill(point.matrixTransform(toScreen)) && at(point.x, point.y) !== spot) wrong.push(`${name}: its shape is missed`);
        }
      }
    }
    return wrong;";

#[test]
fn every_place_is_big_enough_for_a_thumb_and_reached_where_it_is_seen() {
    for size in [Size::PHONE, Size { width: 320, height: 640, mobile: true }, Size::DESKTOP] {
        let page = at_the_map(size);
        assert_eq!(page.script(MISSED), json!([]), "at {} pixels", size.width);
        assert_eq!(page.overflow(), 0);
    }
}

#[test]
fn axe_finds_nothing_on_the_map_in_light_and_dark() {
    let page = at_the_map(Size::PHONE);
    page.press("Middle of the low back");
    page.press("Groin, left");
    page.answer("Which is the worst spot?", "Groin, left");
    for scheme in [Media::Light, Media::Dark] {
        page.media(&[scheme, Media::ReducedMotion]);
        page.assert_accessible();
        page.press("Go to the list in words");
        page.assert_accessible();
    }
}

#[test]
fn the_result_shows_the_places_small_and_in_words() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&[Media::Dark, Media::ReducedMotion]);
    page.open("/pages/widget.html");
    Runner::with(json!({"P1": ["loc.para_l", "loc.flank_l", "loc.abdomen"], "P1b": "main.para_l"})).go(&page, |_| ());
    let still = page.script(
        "const still = root.querySelector('.body-still');
         return [still.querySelectorAll('.still').length, still.querySelectorAll('.area-on').length, still.querySelectorAll('.ring').length,
                 still.querySelectorAll('button').length, still.querySelector('.body-said').innerText];",
    );
    assert_eq!(still[0], 2, "back and front: {still}");
    assert_eq!([&still[1], &still[2], &still[3]], [&json!(3), &json!(1), &json!(0)], "{still}");
    assert!(still[4].as_str().is_some_and(|text| text.contains("Muscle beside the spine, left (the worst spot)")), "{still}");
    // A masked body is drawn over whatever is not positioned.
    let above = page.script("return getComputedStyle(root.querySelector('.area-on').closest('svg')).position");
    assert_eq!(above, "relative");
    page.assert_accessible();
    // An emergency has no time for it.
    let page = Page::new();
    page.open("/pages/widget.html");
    Runner::with(json!({"B1": ["b1_retain"]})).go(&page, |_| ());
    assert_eq!(page.script("return root.querySelectorAll('.body-still').length"), 0);
}

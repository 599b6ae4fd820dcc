//! What a person does on the page and sees there. For tests.
//!
//! Controls are found by the words a person reads, clicks are real clicks that fail if something
//! covers the control, and keys are real key presses. A control that is not there yet is waited for.

use crate::{Browser, Page};
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key as Code;
use serde_json::{Value, json};

/// A key on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names of keys say all")]
pub enum Key {
    Tab,
    ShiftTab,
    Space,
    Enter,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
}

impl Key {
    fn code(self) -> char {
        match self {
            Self::Tab | Self::ShiftTab => Code::Tab.into(),
            Self::Space => ' ',
            Self::Enter => Code::Enter.into(),
            Self::Escape => Code::Escape.into(),
            Self::Up => Code::Up.into(),
            Self::Down => Code::Down.into(),
            Self::Left => Code::Left.into(),
            Self::Right => Code::Right.into(),
            Self::Home => Code::Home.into(),
            Self::End => Code::End.into(),
        }
    }
}

impl Page {
    /// Clicks the check box or radio button with this label, which must not be ticked yet.
    #[track_caller]
    pub fn tick(&self, label: &str) {
        self.set_tick(&[json!("tick"), json!(label)], true);
    }

    /// Clicks the ticked check box with this label.
    #[track_caller]
    pub fn untick(&self, label: &str) {
        self.set_tick(&[json!("tick"), json!(label)], false);
    }

    /// Clicks a choice in the group of this name: for screens on which several groups have a "Yes".
    #[track_caller]
    pub fn answer(&self, question: &str, choice: &str) {
        self.set_tick(&[json!("tick"), json!(choice), json!(question)], true);
    }

    /// Whether the check box or radio button with this label is ticked.
    #[track_caller]
    pub fn is_ticked(&self, label: &str) -> bool {
        self.control(&[json!("tick"), json!(label)])["ticked"] == true
    }

    /// Clicks the button or link with this text.
    #[track_caller]
    pub fn press(&self, text: &str) {
        let found = self.control(&[json!("press"), json!(text)]);
        self.click(&found["target"]);
        // Whatever was pressed and has gone, who goes by keys or by ear is somewhere. (A page that was left has nothing to ask.)
        self.wait_for_focus("return root.activeElement && root.activeElement !== document.body", &[], |_| false);
    }

    /// Types into the field with this label, in place of what it holds.
    #[track_caller]
    pub fn type_into(&self, label: &str, text: &str) {
        let found = self.control(&[json!("write"), json!(label)]);
        self.click(&found["target"]);
        let control = char::from(Code::Control);
        let mut actions = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value: control });
        actions = stroke(actions, 'a').then(KeyAction::Up { value: control });
        actions = if text.is_empty() { stroke(actions, Code::Delete.into()) } else { text.chars().fold(actions, stroke) };
        self.must(self.session().run(async |client| client.perform_actions(actions).await));
    }

    /// What the field or list with this label holds.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        let found = self.wait_until("a field", || {
            let field = self.try_control(&[json!("write"), json!(label)]);
            field.or_else(|_| self.try_control(&[json!("select"), json!(label)]))
        });
        found["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Picks an option from the list with this label.
    #[track_caller]
    pub fn select(&self, label: &str, option: &str) {
        let list = self.element(&self.control(&[json!("select"), json!(label)])["input"]);
        let picked = self.session().run(async |_| list.select_by_label(option).await);
        self.must(picked);
    }

    /// Presses keys one after another.
    #[track_caller]
    pub fn keys(&self, keys: &[Key]) {
        let shift = char::from(Code::Shift);
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys {
            let shifted = *key == Key::ShiftTab;
            if shifted {
                actions = actions.then(KeyAction::Down { value: shift });
            }
            actions = stroke(actions, key.code());
            if shifted {
                actions = actions.then(KeyAction::Up { value: shift });
            }
        }
        self.must(self.session().run(async |client| client.perform_actions(actions).await));
    }

    /// Presses Tab until the element that [`focused`](Self::focused) describes so has the focus.
    #[track_caller]
    pub fn tab_to(&self, wanted: &str) {
        self.press_to(Key::Tab, wanted);
    }

    /// Presses Shift and Tab until the element that [`focused`](Self::focused) describes so has the focus.
    #[track_caller]
    pub fn tab_back_to(&self, wanted: &str) {
        self.press_to(Key::ShiftTab, wanted);
    }

    #[track_caller]
    fn press_to(&self, key: Key, wanted: &str) {
        const LIMIT: usize = 100;
        let mut passed = Vec::new();
        for _ in 0..LIMIT {
            self.keys(&[key]);
            let now = self.focused();
            if now == wanted {
                return;
            }
            passed.push(now);
        }
        panic!("{LIMIT} presses of {key:?} did not reach {wanted}; they passed {passed:?}");
    }

    /// The element in the widget that has the focus: `button "Continue"`, `h2 "Now"`, or `nothing`.
    #[track_caller]
    pub fn focused(&self) -> String {
        self.text_of("return focused()")
    }

    /// The first heading a person sees.
    #[track_caller]
    pub fn heading(&self) -> String {
        self.text_of("return clean(all('h1, h2, h3, h4, h5, h6')[0]?.innerText)")
    }

    /// All the text a person sees in the widget.
    #[track_caller]
    pub fn text(&self) -> String {
        self.text_of("return visibleText()")
    }

    /// The name of the screen, from `data-screen`; empty if there is none.
    #[track_caller]
    pub fn screen(&self) -> String {
        self.text_of("return all('[data-screen]')[0]?.dataset.screen ?? ''")
    }

    /// The level on the care card, from `data-level`; empty if there is no care card.
    #[track_caller]
    pub fn level(&self) -> String {
        self.text_of("return all('[data-level]')[0]?.dataset.level ?? ''")
    }

    /// Waits until a person sees this text in the widget.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("the text \"{text}\""), || {
            let all = self.try_script("return visibleText()", &[])?;
            let all = all.as_str().unwrap_or_default();
            if all.contains(text) { Ok(()) } else { Err(format!("the widget says: {all}")) }
        });
    }

    /// Waits until this script returns true.
    #[track_caller]
    pub fn wait_for_true(&self, script: &str) {
        self.wait_until(script, || if self.try_script(script, &[])? == true { Ok(()) } else { Err("it is not so".to_owned()) });
    }

    /// Waits up to a minute until a person sees this text in the widget: for what comes by the clock.
    #[track_caller]
    pub fn wait_a_minute_for(&self, text: &str) {
        for _ in 0..60 {
            if self.text().contains(text) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_secs(1));
        }
        panic!("\"{text}\" did not come up within a minute; the widget says: {}", self.text());
    }

    /// Waits until this is the screen, by the name in `data-screen`.
    #[track_caller]
    pub fn wait_for_screen(&self, name: &str) {
        self.wait_for_screen_of(&[name]);
    }

    /// Waits until one of these is the screen, and tells which.
    #[track_caller]
    pub fn wait_for_screen_of(&self, names: &[&str]) -> String {
        self.wait_until(&format!("the screen \"{}\"", names.join("\" or \"")), || {
            let now = self.screen();
            if names.contains(&now.as_str()) { Ok(now) } else { Err(format!("the screen is \"{now}\"")) }
        })
    }

    #[track_caller]
    fn set_tick(&self, words: &[Value], ticked: bool) {
        let found = self.control(words);
        assert!(found["ticked"] != ticked, "{} is {} already", words[1], if ticked { "ticked" } else { "not ticked" });
        let screen = self.screen();
        self.click(&found["target"]);
        if found["name"] != "" {
            // A screen that is drawn anew under whoever goes by keys or by ear has lost their place.
            let same = "return root.activeElement?.name === words[0] && root.activeElement.value === words[1]";
            self.wait_for_focus(same, &[found["name"].clone(), found["value"].clone()], |page| page.screen() != screen);
        }
    }

    /// Waits until a script says that the focus is where it should be, unless that is no longer to be asked. WebKit does not focus what
    /// the mouse clicks.
    #[track_caller]
    fn wait_for_focus(&self, there: &str, words: &[Value], gone: impl Fn(&Page) -> bool) {
        if self.browser() == Browser::WebKit {
            return;
        }
        self.wait_until("the focus", || match self.try_script(there, words) {
            Ok(there) if there != true && !gone(self) => Err(format!("it is on {}", self.focused())),
            _ => Ok(()),
        });
    }

    /// Waits for the one control that these words name: a kind, its words, and maybe its group.
    #[track_caller]
    fn control(&self, words: &[Value]) -> Value {
        let found = self.wait_until("a control", || self.try_control(words));
        // Waiting does not make words clearer.
        if let Some(problem) = found["problem"].as_str() {
            panic!("{problem}");
        }
        found
    }

    fn try_control(&self, words: &[Value]) -> Result<Value, String> {
        let found = self.try_script(
            "const found = find(...words);
             if (found.input) {
                 found.ticked = isTicked(found.input);
                 found.name = found.input.name ?? '';
                 found.value = found.input.selectedOptions?.[0]?.label ?? found.input.value;
             }
             return found",
            words,
        )?;
        match found["problem"].as_str() {
            Some(problem) if found["several"] != true => Err(problem.to_owned()),
            _ => Ok(found),
        }
    }

    #[track_caller]
    fn click(&self, target: &Value) {
        let element = self.element(target);
        let clicked = match self.browser() {
            Browser::WebKit => self.click_the_place_of(target),
            Browser::Chromium | Browser::Firefox => self.session().run(async |_| element.click().await),
        };
        self.must(clicked);
    }

    /// Clicks the middle of an element. WebKit's own way to click an element takes a field in a shadow root for covered.
    fn click_the_place_of(&self, target: &Value) -> Result<(), String> {
        let place = self.try_script("return placeOf(word)", std::slice::from_ref(target))?;
        if let Some(problem) = place["problem"].as_str() {
            return Err(problem.to_owned());
        }
        let (x, y) = (place["x"].as_f64().unwrap_or_default(), place["y"].as_f64().unwrap_or_default());
        let actions = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.session().run(async |client| client.perform_actions(actions).await)
    }

    #[track_caller]
    fn element(&self, value: &Value) -> Element {
        self.session().element(value).expect("the script found an element")
    }

    #[track_caller]
    fn text_of(&self, body: &str) -> String {
        self.script(body).as_str().unwrap_or_default().to_owned()
    }
}

/// A key pressed and let go.
fn stroke(actions: KeyActions, value: char) -> KeyActions {
    actions.then(KeyAction::Down { value }).then(KeyAction::Up { value })
}

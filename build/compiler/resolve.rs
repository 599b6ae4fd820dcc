//! Resolves every name of the content to a number. A name that means nothing is a fault here; whether the content makes sense is asked
//! in `check`.

use super::{
    Fault,
    expression::{self, Expression, Sum},
    library::{Amount, Choice, Condition, Default, Entry, Finding, Library, Name, Question, Rule, Run, Screen, Suppress, Total},
    order,
    source::{self, Place, Source, Text},
};

/// Resolves the whole content; what cannot be resolved becomes a fault and is left out.
pub fn resolve(source: &Source, faults: &mut Vec<Fault>) -> Library {
    let mut library = Library::default();
    let mut build = Build { library: &mut library, source, faults };
    build.words();
    build.evidence();
    build.questions();
    build.findings();
    build.conditions();
    build.contacts();
    build.rules();
    build.rest();
    order::order(&mut library, faults);
    library
}

struct Build<'a> {
    library: &'a mut Library,
    source: &'a Source,
    faults: &'a mut Vec<Fault>,
}

impl Build<'_> {
    fn text(&mut self, file: &str, key: impl Into<String>, text: &Text) -> usize {
        let place = self.source.place(file, text.span());
        let key = key.into();
        if text.get_ref().trim().is_empty() {
            self.faults.push(place.fault(format!("the text `{key}` is missing: write what a runner should read here")));
        }
        self.library.texts.push(Entry { key, text: text.get_ref().clone(), place });
        self.library.texts.len() - 1
    }

    fn name(&mut self, name: &str, place: &Place, what: Name) {
        if self.library.names.insert(name.to_owned(), what).is_some() {
            self.faults.push(place.fault(format!("the code `{name}` is defined twice")));
        }
    }

    fn words(&mut self) {
        let source = self.source;
        for d in &source.dispositions {
            let code = d.code.get_ref();
            self.text("content/dispositions.toml", format!("{code}.name"), &d.name);
            self.text("content/dispositions.toml", format!("{code}.lead"), &d.lead);
        }
        for file in &source.words {
            for (key, text) in &file.what {
                if self.library.texts.iter().any(|t| &t.key == key) {
                    let place = source.place(&file.file, text.span());
                    self.faults.push(place.fault(format!("the text `{key}` is given twice")));
                }
                self.text(&file.file, key, text);
            }
        }
    }

    fn evidence(&mut self) {
        let source = self.source;
        let rows = &source.evidence.what;
        for (at, e) in rows.iter().enumerate() {
            let place = source.place(&source.evidence.file, e.id.span());
            let id = e.id.get_ref();
            for (field, text) in
                [("reference", &e.reference), ("link", &e.link), ("finding", &e.finding), ("confidence", &e.confidence)]
            {
                if text.trim().is_empty() {
                    self.faults.push(place.fault(format!("{id} has no {field}")));
                }
            }
            if rows.iter().take(at).any(|other| other.id.get_ref() == id) {
                self.faults.push(place.fault(format!("the evidence id `{id}` is given twice")));
            }
        }
    }

    /// Evidence ids are `R…` rows of evidence.toml; `SPEC-3.2` names a section of the clinical specification itself. Only what is named ships.
    fn sources(&mut self, file: &str, of: &str, owner: &Text, sources: &[Text]) -> Vec<usize> {
        if sources.is_empty() {
            let place = self.source.place(file, owner.span());
            self.faults.push(place.fault(format!("{of} has no source: name evidence ids, or SPEC- and a section")));
        }
        let mut found = Vec::new();
        for source in sources {
            let id = source.get_ref();
            let is_row = self.source.evidence.what.iter().any(|e| e.id.get_ref() == id);
            let is_section = id.strip_prefix("SPEC-").is_some_and(|s| s.starts_with(|c: char| c.is_ascii_digit()));
            if let Some(at) = self.library.evidence.iter().position(|e| e == id) {
                found.push(at);
            } else if is_row || is_section {
                self.library.evidence.push(id.clone());
                found.push(self.library.evidence.len() - 1);
            } else {
                let place = self.source.place(file, source.span());
                self.faults.push(place.fault(format!("the source `{id}` is not in content/evidence.toml")));
            }
        }
        found
    }

    fn questions(&mut self) {
        let source = self.source;
        let screens = &source.screens;
        for (screen, s) in screens.what.iter().enumerate() {
            let section = self.text(&screens.file, format!("screen.{}.section", s.id.get_ref()), &s.section);
            let title = self.text(&screens.file, format!("screen.{}.title", s.id.get_ref()), &s.title);
            let safety = match s.part.get_ref().as_str() {
                "safety" => true,
                "pattern" => false,
                other => {
                    let place = source.place(&screens.file, s.part.span());
                    self.faults.push(place.fault(format!("a screen's part is safety or pattern, not `{other}`")));
                    false
                }
            };
            let mut on_screen = Vec::new();
            for id in &s.questions {
                let place = source.place(&screens.file, id.span());
                if self.library.questions.iter().any(|q| &q.id == id.get_ref()) {
                    self.faults.push(place.fault(format!("the question `{}` stands on two screens", id.get_ref())));
                    continue;
                }
                match source.questions.iter().find(|q| q.what.id.get_ref() == id.get_ref()) {
                    Some(q) => {
                        on_screen.push(self.library.questions.len());
                        self.question(screen, &q.file, &q.what);
                    }
                    None => self.faults.push(place.fault(format!("no question has the id `{}`", id.get_ref()))),
                }
            }
            self.library.screens.push(Screen { id: s.id.get_ref().clone(), safety, section, title, questions: on_screen });
        }
        for (at, q) in source.questions.iter().enumerate() {
            let place = source.place(&q.file, q.what.id.span());
            let id = q.what.id.get_ref();
            if !self.library.questions.iter().any(|found| &found.id == id) {
                self.faults.push(place.fault(format!("the question `{id}` stands on no screen of content/screens.toml")));
            }
            if source.questions.iter().take(at).any(|other| other.what.id.get_ref() == id) {
                self.faults.push(place.fault(format!("the question id `{id}` is given twice")));
            }
        }
    }

    fn question(&mut self, screen: usize, file: &str, q: &source::Question) {
        let id = q.id.get_ref().clone();
        let place = self.source.place(file, q.id.span());
        let at = self.library.questions.len();
        let ask = self.text(file, format!("{id}.ask"), &q.ask);
        let why = self.text(file, format!("{id}.why"), &q.why);
        let sources = self.sources(file, &format!("question {id}"), &q.id, &q.sources);
        let mut options = Vec::new();
        let mut last_group: Option<(String, usize)> = None;
        for o in &q.options {
            let code = o.code.get_ref().clone();
            let place = self.source.place(file, o.code.span());
            let text = self.text(file, code.clone(), &o.text);
            let group = o.group.as_ref().map(|g| match &last_group {
                Some((name, at)) if name == g.get_ref() => *at,
                _ => {
                    let at = self.text(file, format!("{id}.group.{code}"), g);
                    last_group = Some((g.get_ref().clone(), at));
                    at
                }
            });
            let clarify = o.clarify.as_ref().map(|c| self.text(file, format!("{code}.clarify"), c));
            let role = o.role.as_ref().map_or("flag", |r| r.get_ref()).to_owned();
            options.push(self.library.options.len());
            self.name(&code, &place, Name::Option(self.library.options.len()));
            self.library.options.push(Choice {
                code,
                question: at,
                text,
                role,
                benign: o.benign,
                offer_when: None,
                group,
                clarify,
                place,
            });
        }
        let amount = q.amount.as_ref().map(|a| {
            let place = self.source.place(file, a.code.span());
            let unit = self.text(file, format!("{id}.unit"), &a.unit);
            self.name(a.code.get_ref(), &place, Name::Amount(self.library.amounts.len()));
            self.library.amounts.push(Amount { code: a.code.get_ref().clone(), question: at, min: a.min, max: a.max, unit });
            self.library.amounts.len() - 1
        });
        self.library.questions.push(Question {
            id,
            kind: q.kind.get_ref().clone(),
            optional: q.optional,
            private: q.private,
            scale: q.scale,
            first_that_fits: q.first_that_fits,
            must_tick: q.must_tick,
            ask_when: None,
            ask,
            why,
            sources,
            options,
            amount,
            screen,
            place,
        });
    }

    /// Names first, so that definitions may refer to each other in any order.
    fn findings(&mut self) {
        let source = self.source;
        let file = &source.findings.file;
        for (at, name) in source.findings.what.finding.keys().enumerate() {
            let place = source.place(file, name.span());
            self.name(name.get_ref(), &place, Name::Finding(at));
        }
        for (at, name) in source.findings.what.sum.keys().enumerate() {
            let place = source.place(file, name.span());
            self.name(name.get_ref(), &place, Name::Total(at));
            self.library.totals.push(Total { name: name.get_ref().clone(), terms: Vec::new(), floor: None, place });
        }
        for (name, text) in &source.findings.what.finding {
            let when = self.condition(file, text).unwrap_or(Condition::Any(Vec::new()));
            let place = source.place(file, name.span());
            self.library.findings.push(Finding { name: name.get_ref().clone(), when, place });
        }
        for (at, (name, text)) in source.findings.what.sum.iter().enumerate() {
            let place = source.place(file, name.span());
            let (terms, floor) = match expression::sum(text.get_ref()) {
                Ok(Sum::Terms { terms, floor }) => {
                    let mut resolved = Vec::new();
                    for (weight, of) in terms {
                        resolved.push((weight, of.iter().filter_map(|e| self.resolve(&place, e)).collect()));
                    }
                    (resolved, floor)
                }
                Ok(Sum::Name(_)) => (Vec::new(), None),
                Err(message) => {
                    self.faults.push(place.fault(message));
                    (Vec::new(), None)
                }
            };
            (self.library.totals[at].terms, self.library.totals[at].floor) = (terms, floor);
        }
    }

    /// The conditions of questions and options, once all names are known.
    fn conditions(&mut self) {
        let source = self.source;
        for at in 0..self.library.questions.len() {
            let id = self.library.questions[at].id.clone();
            let Some(q) = source.questions.iter().find(|q| q.what.id.get_ref() == &id) else { continue };
            if let Some(text) = &q.what.ask_when {
                self.library.questions[at].ask_when = self.condition(&q.file, text);
            }
            for (option, choice) in self.library.questions[at].options.clone().into_iter().zip(&q.what.options) {
                if let Some(text) = &choice.offer_when {
                    self.library.options[option].offer_when = self.condition(&q.file, text);
                }
            }
        }
    }

    fn condition(&mut self, file: &str, text: &Text) -> Option<Condition> {
        let place = self.source.place(file, text.span());
        match expression::condition(text.get_ref()) {
            Ok(expression) => self.resolve(&place, &expression),
            Err(message) => {
                self.faults.push(place.fault(message));
                None
            }
        }
    }

    fn resolve(&mut self, place: &Place, expression: &Expression) -> Option<Condition> {
        let each = |this: &mut Self, parts: &[Expression]| -> Option<Vec<Condition>> {
            // Every part is tried, so that one run shows every unknown name.
            let found: Vec<_> = parts.iter().map(|p| this.resolve(place, p)).collect();
            found.into_iter().collect()
        };
        Some(match expression {
            Expression::Name(name) => match self.look_up(place, name)? {
                Name::Option(at) => Condition::Is(at),
                Name::Finding(at) => Condition::Found(at),
                Name::Amount(_) | Name::Total(_) => {
                    self.faults.push(place.fault(format!("`{name}` is a number: compare it, as in `{name} >= 1`")));
                    return None;
                }
            },
            Expression::Compare(Sum::Name(name), how, number) => match self.look_up(place, name)? {
                Name::Amount(at) => {
                    let amount = &self.library.amounts[at];
                    if *number < i32::from(amount.min) || *number > i32::from(amount.max) {
                        let (min, max) = (amount.min, amount.max);
                        self.faults
                            .push(place.fault(format!("`{name}` is compared with {number}, but is asked from {min} to {max}")));
                    }
                    Condition::Amount(at, *how, *number)
                }
                Name::Total(at) => Condition::Total(at, *how, *number),
                Name::Option(_) | Name::Finding(_) => {
                    self.faults.push(place.fault(format!("`{name}` is true or false: it cannot be compared with {number}")));
                    return None;
                }
            },
            Expression::Compare(Sum::Terms { terms, .. }, how, number) => match terms.as_slice() {
                [(1, of)] => {
                    let of = each(self, of)?;
                    Condition::Total(self.count(place, expression, of), *how, *number)
                }
                _ => {
                    self.faults.push(place.fault("give a sum of several counts a name in content/findings.toml"));
                    return None;
                }
            },
            Expression::All(parts) => Condition::All(each(self, parts)?),
            Expression::Any(parts) => Condition::Any(each(self, parts)?),
            Expression::Not(part) => Condition::Not(Box::new(self.resolve(place, part)?)),
        })
    }

    /// A count written inside a condition is a total of its own, named by its own words.
    fn count(&mut self, place: &Place, written: &Expression, of: Vec<Condition>) -> usize {
        let name = match written {
            Expression::Compare(Sum::Terms { terms, .. }, ..) => {
                let all: Vec<_> = terms.iter().flat_map(|(_, of)| of).map(ToString::to_string).collect();
                format!("count({})", all.join(", "))
            }
            other => other.to_string(),
        };
        self.library.used.insert(name.clone());
        self.library.totals.push(Total { name, terms: vec![(1, of)], floor: None, place: place.clone() });
        self.library.totals.len() - 1
    }

    fn look_up(&mut self, place: &Place, name: &str) -> Option<Name> {
        let found = self.library.names.get(name).copied();
        match found {
            Some(_) => {
                self.library.used.insert(name.to_owned());
            }
            None => {
                let near = self.library.names.keys().min_by_key(|known| distance(known, name)).cloned();
                let hint = near.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
                self.faults.push(place.fault(format!("nothing is called `{name}`{hint}")));
            }
        }
        found
    }

    fn contacts(&mut self) {
        let source = self.source;
        for c in &source.contacts.what {
            let id = c.id.get_ref();
            let name = self.text(&source.contacts.file, format!("contact.{id}.name"), &c.name);
            let action = self.text(&source.contacts.file, format!("contact.{id}.action"), &c.action);
            self.library.contacts.push((id.clone(), name, action));
        }
    }

    fn rules(&mut self) {
        let source = self.source;
        for file in &source.rules {
            let name = file.file.trim_start_matches("content/rules/").trim_end_matches(".toml");
            let group = self.text(&file.file, format!("group.{name}"), &file.what.title);
            self.library.groups.push(group);
            let group = self.library.groups.len() - 1;
            for rule in &file.what.rule {
                self.rule(&file.file, group, rule);
            }
        }
        let written = source.rules.iter().flat_map(|f| f.what.rule.iter().map(move |rule| (&f.file, rule)));
        for (at, (file, rule)) in written.enumerate() {
            let silences = self.rules_named(file, &rule.silences);
            if let Some(rule) = self.library.rules.get_mut(at) {
                rule.silences = silences;
            }
        }
    }

    /// The rules that ids name; `R-BSI-*` is every rule whose id begins so.
    fn rules_named(&mut self, file: &str, patterns: &[Text]) -> Vec<usize> {
        let mut found = Vec::new();
        for pattern in patterns {
            let before = found.len();
            let text = pattern.get_ref();
            found.extend(self.library.rules.iter().enumerate().filter_map(|(at, r)| {
                let fits = text.strip_suffix('*').map_or(&r.id == text, |start| r.id.starts_with(start));
                fits.then_some(at)
            }));
            if found.len() == before {
                let place = self.source.place(file, pattern.span());
                self.faults.push(place.fault(format!("no rule is called `{text}`")));
            }
        }
        found
    }

    fn rule(&mut self, file: &str, group: usize, rule: &source::Rule) {
        let source = self.source;
        let id = rule.id.get_ref().clone();
        let place = source.place(file, rule.id.span());
        let when = self.condition(file, &rule.when).unwrap_or(Condition::Any(Vec::new()));
        let floor = rule.floor.as_ref().and_then(|code| {
            let found = Library::disposition(source, code.get_ref());
            if found.is_none() {
                let place = source.place(file, code.span());
                self.faults.push(place.fault(format!("no disposition has the code `{}`", code.get_ref())));
            }
            found
        });
        let within = match &rule.within {
            Some(text) => hours(text.get_ref()).unwrap_or_else(|| {
                let place = source.place(file, text.span());
                self.faults.push(place.fault(format!("`{}` is not a time: write now, 4 h or 7 d", text.get_ref())));
                0
            }),
            None => floor.and_then(|f| hours(&source.dispositions[f].within)).unwrap_or(0),
        };
        let calls = match rule.channel.as_ref().map(|c| (c.get_ref().as_str(), c)) {
            None | Some(("call", _)) => true,
            Some(("go_ed", _)) => false,
            Some((other, text)) => {
                let place = source.place(file, text.span());
                self.faults.push(place.fault(format!("a channel is call or go_ed, not `{other}`")));
                true
            }
        };
        let run = match rule.run.as_ref().map(|r| (r.get_ref().as_str(), r)) {
            None => Run::On,
            Some(("stop", _)) => Run::Stop,
            Some((text, at)) => match text.strip_prefix("pause ").and_then(hours) {
                Some(hours) => Run::Pause(hours),
                None => {
                    let place = source.place(file, at.span());
                    self.faults.push(place.fault(format!("run is stop or pause and a time, not `{text}`")));
                    Run::Stop
                }
            },
        };
        let who = self.library.contacts.iter().position(|(c, ..)| c == rule.who.get_ref()).unwrap_or_else(|| {
            let place = source.place(file, rule.who.span());
            self.faults.push(place.fault(format!("no contact has the id `{}`", rule.who.get_ref())));
            0
        });
        let reason = self.text(file, format!("{id}.reason"), &rule.reason);
        let say = rule.say.as_ref().map(|t| self.text(file, format!("{id}.say"), t));
        let meanwhile = rule.meanwhile.as_ref().map(|t| self.text(file, format!("{id}.meanwhile"), t));
        let sources = self.sources(file, &format!("rule {id}"), &rule.id, &rule.sources);
        let mut shows = Vec::new();
        for card in &rule.shows {
            match CARDS.iter().find(|(name, _)| name == card.get_ref()) {
                Some((_, variant)) => shows.push(*variant),
                None => {
                    let place = source.place(file, card.span());
                    self.faults.push(place.fault(format!("no card is called `{}`", card.get_ref())));
                }
            }
        }
        // Parts of one rule (R-CES-8a, R-CES-8b) share a family: its first part.
        let family_id = rule.part_of.as_ref().map_or(id.trim_end_matches(['a', 'b', 'c']), |p| p.get_ref().as_str()).to_owned();
        let family = self
            .library
            .rules
            .iter()
            .position(|r| r.id == family_id || r.id.trim_end_matches(['a', 'b', 'c']) == family_id)
            .unwrap_or(self.library.rules.len());
        if self.library.rules.iter().any(|r| r.id == id) {
            self.faults.push(place.fault(format!("the rule id `{id}` is given twice")));
        }
        self.library.rules.push(Rule {
            id,
            group,
            family,
            when,
            floor,
            within,
            calls,
            run,
            who,
            reason,
            say,
            meanwhile,
            silences: Vec::new(),
            shows,
            sources,
            place,
        });
    }

    fn rest(&mut self) {
        let source = self.source;
        for d in &source.defaults.what {
            let file = &source.defaults.file;
            let id = d.id.get_ref().clone();
            let when = d.when.as_ref().map(|text| self.condition(file, text).unwrap_or(Condition::Any(Vec::new())));
            let gives = Library::disposition(source, d.gives.get_ref()).unwrap_or_else(|| {
                let place = source.place(file, d.gives.span());
                self.faults.push(place.fault(format!("no disposition has the code `{}`", d.gives.get_ref())));
                0
            });
            let reason = self.text(file, format!("{id}.reason"), &d.reason);
            let sources = self.sources(file, &format!("default {id}"), &d.id, &d.sources);
            // The time is the level's own: a default sets none (0.2).
            let within = hours(&source.dispositions[gives].within);
            self.library.defaults.push(Default { id, when, gives, within, reason, sources });
        }
        for s in &source.suppress.what {
            let file = &source.suppress.file;
            let when = s.when.as_ref().and_then(|text| self.condition(file, text));
            let rules = self.rules_named(file, &s.rules);
            self.library.suppress.push(Suppress { code: s.code.get_ref().clone(), when, rules });
        }
    }
}

/// Cards a rule can put on the result, and what the engine calls them.
const CARDS: [(&str, &str); 4] = [("crisis", "Crisis"), ("hurt", "Hurt"), ("child", "Child"), ("self-check", "SelfCheck")];

/// `now`, `12 h` or `7 d` in hours.
fn hours(text: &str) -> Option<u16> {
    if text == "now" {
        return Some(0);
    }
    let (number, unit) = text.split_once(' ')?;
    let number: u16 = number.parse().ok()?;
    match unit {
        "h" => Some(number),
        "d" => number.checked_mul(24),
        _ => None,
    }
}

/// How many letters differ, roughly: enough to suggest the name that was meant.
fn distance(a: &str, b: &str) -> usize {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let ending = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    (a.len().max(b.len()) * 2).saturating_sub(common + ending)
}

//! Resolves every name of the content to a number. A name that means nothing is a fault here; whether the content makes sense is asked
//! in `check`.

use super::{
    Fault, body_map, care, contradictions,
    expression::{self, Sum},
    figures,
    library::{
        Amount, Choice, Condition, Default, Entry, Evidence, Finding, Library, Name, Question, Rule, Run, Screen, Suppress, Total,
    },
    order,
    source::{self, Place, Source, Text},
};

/// Resolves the whole content; what cannot be resolved becomes a fault and is left out.
pub fn resolve(source: &Source, faults: &mut Vec<Fault>) -> Library {
    let mut library = Library::default();
    let mut build = Build { library: &mut library, source, faults };
    build.words();
    build.region_texts();
    build.evidence();
    build.questions();
    build.stand_ins();
    build.findings();
    build.conditions();
    build.contacts();
    build.rules();
    build.rest();
    care::resolve(&mut build);
    figures::resolve(&mut build);
    care::learn(&mut build);
    contradictions::resolve(&mut build);
    body_map::resolve(source, &mut library, faults);
    order::order(&mut library, faults);
    library
}

/// The library in the making.
pub struct Build<'a> {
    pub library: &'a mut Library,
    pub source: &'a Source,
    pub faults: &'a mut Vec<Fault>,
}

impl Build<'_> {
    /// A text of the first result.
    fn text(&mut self, file: &str, key: impl Into<String>, text: &Text) -> usize {
        self.entry(file, key.into(), text, false)
    }

    /// A text that is loaded after the engine.
    pub fn later(&mut self, file: &str, key: impl Into<String>, text: &Text) -> usize {
        self.entry(file, key.into(), text, true)
    }

    fn entry(&mut self, file: &str, key: String, text: &Text, later: bool) -> usize {
        let place = self.source.place(file, text.span());
        if text.get_ref().trim().is_empty() {
            self.faults.push(place.fault(format!("the text `{key}` is missing: write what a runner should read here")));
        }
        self.library.texts.push(Entry { key, text: text.get_ref().clone(), later, place });
        self.library.texts.len() - 1
    }

    /// A fault at a text.
    pub fn fault(&mut self, file: &str, at: &Text, message: String) {
        let place = self.source.place(file, at.span());
        self.faults.push(place.fault(message));
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
                let files = ["/later.toml", "/take.toml", "/learn.toml", "/diary.toml"];
                let later = files.iter().any(|name| file.file.ends_with(name));
                self.entry(&file.file, key.clone(), text, later);
            }
        }
    }

    /// What the regions are called, and the services in them: texts like any other, so that every language can say them.
    fn region_texts(&mut self) {
        let regions = &self.source.regions;
        for r in &regions.what {
            let id = r.id.get_ref();
            let words = [("name", Some(&r.name)), ("ed", Some(&r.ed)), ("gp", Some(&r.gp)), ("relay", r.text_relay.as_ref())];
            for (part, text) in words.into_iter().filter_map(|(part, text)| Some((part, text?))) {
                self.entry(&regions.file, format!("region.{id}.{part}"), text, false);
            }
            for (part, lines) in [("emergency", &r.emergency), ("urgent", &r.urgent), ("crisis", &r.crisis)] {
                for (at, line) in lines.iter().enumerate() {
                    self.entry(&regions.file, format!("region.{id}.{part}-{at}"), &line.text, false);
                }
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
    pub fn sources(&mut self, file: &str, of: &str, owner: &Text, sources: &[Text]) -> Vec<usize> {
        if sources.is_empty() {
            let place = self.source.place(file, owner.span());
            self.faults.push(place.fault(format!("{of} has no source: name evidence ids, or SPEC- and a section")));
        }
        let mut found = Vec::new();
        for source in sources {
            let id = source.get_ref();
            let row = self.source.evidence.what.iter().find(|e| e.id.get_ref() == id);
            let is_section = id.strip_prefix("SPEC-").is_some_and(|s| s.starts_with(|c: char| c.is_ascii_digit()));
            if let Some(at) = self.library.evidence.iter().position(|e| &e.id == id) {
                found.push(at);
            } else if row.is_some() || is_section {
                let place = row.map(|e| self.source.place(&self.source.evidence.file, e.id.span()));
                let mut keep = |part: &str, text: &str| {
                    let place = place.clone()?;
                    self.library.texts.push(Entry { key: format!("{id}.{part}"), text: text.to_owned(), later: true, place });
                    Some(self.library.texts.len() - 1)
                };
                let reference = row.and_then(|e| keep("reference", short(&e.reference)));
                let link = row.and_then(|e| keep("link", &e.link));
                let finding = row.and_then(|e| keep("finding", &e.finding));
                self.library.evidence.push(Evidence { id: id.clone(), reference, link, finding });
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
            // What safety asks is part of the first load; the reasons for asking, and the questions about running, come after it.
            let later = !matches!(s.part.get_ref().as_str(), "safety" | "pattern");
            let section = self.entry(&screens.file, format!("screen.{}.section", s.id.get_ref()), &s.section, later);
            let title = self.entry(&screens.file, format!("screen.{}.title", s.id.get_ref()), &s.title, later);
            let part = PARTS.iter().find(|(name, _)| name == s.part.get_ref()).map_or("Safety", |(_, variant)| variant);
            if !PARTS.iter().any(|(name, _)| name == s.part.get_ref()) {
                let names: Vec<_> = PARTS.iter().map(|(name, _)| *name).collect();
                self.fault(
                    &screens.file,
                    &s.part,
                    format!("a screen's part is {}, not `{}`", names.join(", "), s.part.get_ref()),
                );
            }
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
                        self.question(screen, &q.file, &q.what, later);
                    }
                    None => self.faults.push(place.fault(format!("no question has the id `{}`", id.get_ref()))),
                }
            }
            self.library.screens.push(Screen { id: s.id.get_ref().clone(), part, section, title, questions: on_screen });
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

    fn question(&mut self, screen: usize, file: &str, q: &source::Question, later: bool) {
        let id = q.id.get_ref().clone();
        let place = self.source.place(file, q.id.span());
        let at = self.library.questions.len();
        let ask = self.entry(file, format!("{id}.ask"), &q.ask, later);
        // Those of the first screen stand on it before anything else is loaded.
        let why = self.entry(file, format!("{id}.why"), &q.why, screen > 0);
        let sources = self.sources(file, &format!("question {id}"), &q.id, &q.sources);
        let mut options = Vec::new();
        let mut last_group: Option<(String, usize)> = None;
        for o in &q.options {
            let code = o.code.get_ref().clone();
            let place = self.source.place(file, o.code.span());
            let text = self.entry(file, code.clone(), &o.text, later);
            let group = o.group.as_ref().map(|g| match &last_group {
                Some((name, at)) if name == g.get_ref() => *at,
                _ => {
                    let at = self.entry(file, format!("{id}.group.{code}"), g, later);
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
                acts_as: None,
                group,
                clarify,
                place,
            });
        }
        let amount = q.amount.as_ref().map(|a| {
            let place = self.source.place(file, a.code.span());
            let unit = self.entry(file, format!("{id}.unit"), &a.unit, later);
            self.name(a.code.get_ref(), &place, Name::Amount(self.library.amounts.len()));
            if a.decimals > 2 {
                self.faults.push(place.fault("an amount takes 0, 1 or 2 decimals"));
            }
            let decimals = a.decimals.min(2);
            let scale = 10_u16.pow(decimals.into());
            let others = [("miles", &a.miles), ("per_mile", &a.per_mile), ("pounds", &a.pounds), ("inches", &a.inches)];
            let mut others = others.into_iter().filter_map(|(measure, words)| words.as_ref().map(|words| (measure, words)));
            let other = others.next();
            if others.next().is_some() {
                self.faults.push(place.fault("an amount is told in one other unit at most"));
            }
            let (measure, other) = match other {
                Some((measure, words)) => (measure, self.entry(file, format!("{id}.{measure}"), words, later)),
                None => ("none", unit),
            };
            self.library.amounts.push(Amount {
                code: a.code.get_ref().clone(),
                question: at,
                min: a.min * scale,
                max: a.max * scale,
                decimals,
                unit,
                measure,
                other,
            });
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
            fact: q.fact,
            ask_when: None,
            only_while: None,
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
        let contributors: Vec<_> =
            source.care.contributors.iter().flat_map(|f| f.what.contributor.iter().map(move |c| (&f.file, c))).collect();
        let first_met = source.findings.what.finding.len();
        for (at, (file, c)) in contributors.iter().enumerate() {
            let place = source.place(file, c.id.span());
            let id = c.id.get_ref();
            self.name(id, &place, Name::Total(self.library.totals.len()));
            self.library.totals.push(Total { name: id.clone(), terms: Vec::new(), floor: None, place: place.clone() });
            self.name(&format!("{id}.met"), &place, Name::Finding(first_met + at));
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
        let first_score = source.findings.what.sum.len();
        for (at, (file, c)) in contributors.iter().enumerate() {
            // Shown only if its `must` holds and its `exclude` does not.
            let must = c.must.as_ref().and_then(|text| self.condition(file, text));
            let exclude = c.exclude.as_ref().and_then(|text| self.condition(file, text));
            let parts = must.into_iter().chain(exclude.map(|e| Condition::Not(Box::new(e)))).collect();
            let place = source.place(file, c.id.span());
            self.library.findings.push(Finding { name: format!("{}.met", c.id.get_ref()), when: Condition::All(parts), place });
            let terms = c.lines.iter().filter_map(|line| Some((line.weight, vec![self.condition(file, &line.when)?]))).collect();
            self.library.totals[first_score + at].terms = terms;
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
            if let Some(text) = &q.what.only_while {
                self.library.questions[at].only_while = self.condition(&q.file, text);
            }
            for (option, choice) in self.library.questions[at].options.clone().into_iter().zip(&q.what.options) {
                if let Some(text) = &choice.offer_when {
                    self.library.options[option].offer_when = self.condition(&q.file, text);
                }
            }
        }
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
            // No screen shows it yet.
            let group = self.later(&file.file, format!("group.{name}"), &file.what.title);
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

    /// What options stand for, once all are known.
    fn stand_ins(&mut self) {
        let source = self.source;
        for (file, choice) in source.questions.iter().flat_map(|q| q.what.options.iter().map(move |o| (&q.file, o))) {
            let Some(other) = &choice.acts_as else { continue };
            let find = |code: &str| self.library.options.iter().position(|o| o.code == code);
            match (find(choice.code.get_ref()), find(other.get_ref())) {
                (Some(at), Some(other)) => self.library.options[at].acts_as = Some(other),
                _ => self.fault(file, other, format!("no option has the code `{}`", other.get_ref())),
            }
        }
    }

    /// The rules that ids name; `R-BSI-*` is every rule whose id begins so.
    pub fn rules_named(&mut self, file: &str, patterns: &[Text]) -> Vec<usize> {
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
            // The time is the level's own (0.2), unless the rule says otherwise.
            let within = match &d.within {
                None => hours(&source.dispositions[gives].within),
                Some(text) => hours(text.get_ref()).or_else(|| {
                    self.fault(file, text, format!("`{}` is not a time: write 14 d", text.get_ref()));
                    None
                }),
            };
            self.library.defaults.push(Default { id, when, gives, within, reason, sources });
        }
        for s in &source.suppress.what {
            let file = &source.suppress.file;
            let when = s.when.as_ref().and_then(|text| self.condition(file, text));
            let rules = self.rules_named(file, &s.rules);
            self.library.suppress.push(Suppress { code: s.code.get_ref().clone(), when, rules, run_stop: s.run_stop });
        }
    }
}

/// Parts of the flow, and what the engine calls them.
const PARTS: [(&str, &str); 5] =
    [("safety", "Safety"), ("pattern", "Pattern"), ("context", "Context"), ("check", "Check"), ("medicines", "Medicines")];

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

/// Who and when of a reference, without title and journal: what ships beside its link.
fn short(reference: &str) -> &str {
    let end = reference
        .match_indices(". ")
        .map(|(at, _)| at)
        .find(|&at| reference[..at].ends_with(|c: char| c.is_ascii_digit() || c == ')'));
    end.map_or(reference, |at| &reference[..at])
}

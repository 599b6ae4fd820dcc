//! Writes the checked content as Rust: one file of tables for `src/content`, one of texts for `src/words`.

use std::{collections::BTreeMap, fmt::Write};

use super::{
    Compiled,
    expression::Comparison,
    library::{Condition, Library, Run, Step},
    source::{Line, Source},
};

/// The two files.
pub fn emit(source: &Source, library: &Library) -> Compiled {
    Compiled { tables: tables(source, library), words: words(source, library) }
}

const LEVELS: [&str; 5] = ["Emergency", "SameDay", "Soon", "Routine", "SelfCare"];

fn tables(source: &Source, library: &Library) -> String {
    let l = library;
    let mut pools = Pools::default();
    let mut out = String::from("// Written by build/ from content/. Do not edit.\n");
    let m = &source.manifest;
    for (name, count) in [
        ("QUESTION_COUNT", l.questions.len()),
        ("OPTION_COUNT", l.options.len()),
        ("AMOUNT_COUNT", l.amounts.len()),
        ("FINDING_COUNT", l.findings.len()),
        ("TOTAL_COUNT", l.totals.len()),
    ] {
        line(&mut out, &format!("#[doc = \"How many there are.\"]\npub const {name}: usize = {count};"));
    }
    line(&mut out, "pub(crate) static TABLES: Tables = Tables {");
    line(
        &mut out,
        &format!(
            "manifest: Manifest {{ version: {:?}, signed: {}, last_reviewed: \"{}\", review_by: \"{}\" }},",
            m.version, m.signed, m.last_reviewed, m.review_by
        ),
    );

    line(&mut out, "questions: &[");
    for (at, q) in l.questions.iter().enumerate() {
        let kind = match q.amount {
            Some(a) => format!("Kind::Amount(AmountId({a}))"),
            None if q.kind == "one" => "Kind::One".into(),
            None => "Kind::Many".into(),
        };
        line(
            &mut out,
            &format!(
                "Question {{ id: QuestionId({at}), name: {:?}, kind: {kind}, optional: {}, private: {}, scale: {}, first_that_fits: {}, ask_when: {}, ask: {}, why: {}, sources: {}, options: {}, screen: ScreenId({}) }},",
                q.id,
                q.optional,
                q.private,
                q.scale,
                q.first_that_fits,
                pools.maybe(&q.ask_when),
                text(q.ask),
                text(q.why),
                pools.ids("EvidenceId", &q.sources),
                pools.ids("OptionId", &q.options),
                q.screen
            ),
        );
    }
    line(&mut out, "],\noptions: &[");
    for (at, o) in l.options.iter().enumerate() {
        let role = match o.role.as_str() {
            "none" => "None",
            "unsure" => "Unsure",
            "skip" => "Skip",
            _ => "Flag",
        };
        line(
            &mut out,
            &format!(
                "Choice {{ id: OptionId({at}), code: {:?}, question: QuestionId({}), text: {}, role: Role::{role}, benign: {}, offer_when: {}, group: {}, clarify: {} }},",
                o.code,
                o.question,
                text(o.text),
                o.benign,
                pools.maybe(&o.offer_when),
                optional(o.group),
                optional(o.clarify)
            ),
        );
    }
    line(&mut out, "],\namounts: &[");
    for (at, a) in l.amounts.iter().enumerate() {
        line(
            &mut out,
            &format!(
                "Amount {{ id: AmountId({at}), code: {:?}, question: QuestionId({}), min: {}, max: {}, unit: {} }},",
                a.code,
                a.question,
                a.min,
                a.max,
                text(a.unit)
            ),
        );
    }
    line(&mut out, "],\nfindings: &[");
    for f in &l.findings {
        line(&mut out, &format!("Finding {{ name: {:?}, when: {} }},", f.name, pools.condition(&f.when)));
    }
    line(&mut out, "],\ntotals: &[");
    for t in &l.totals {
        let terms: Vec<_> =
            t.terms.iter().map(|(w, of)| format!("Term {{ weight: {w}, of: {} }}", pools.conditions(of))).collect();
        let least = t.floor.map_or("None".into(), |f| format!("Some({f})"));
        line(&mut out, &format!("Total {{ name: {:?}, terms: &[{}], least: {least} }},", t.name, terms.join(", ")));
    }
    line(&mut out, "],\norder: &[");
    for step in &l.order {
        line(
            &mut out,
            &match step {
                Step::Question(at) => format!("Step::Question(QuestionId({at})),"),
                Step::Finding(at) => format!("Step::Finding(FindingId({at})),"),
                Step::Total(at) => format!("Step::Total(TotalId({at})),"),
            },
        );
    }
    line(&mut out, "],\nscreens: &[");
    for (at, s) in l.screens.iter().enumerate() {
        line(
            &mut out,
            &format!(
                "Screen {{ id: ScreenId({at}), name: {:?}, part: Part::{}, section: {}, title: {}, questions: {} }},",
                s.id,
                if s.safety { "Safety" } else { "Pattern" },
                text(s.section),
                text(s.title),
                pools.ids("QuestionId", &s.questions)
            ),
        );
    }
    line(&mut out, "],\nrules: &[");
    for (at, r) in l.rules.iter().enumerate() {
        let floor = r.floor.map_or("None".into(), |f| format!("Some(Disposition::{})", LEVELS[f]));
        let run = match r.run {
            Run::On => "Run::On".into(),
            Run::Stop => "Run::Stop".into(),
            Run::Pause(hours) => format!("Run::Pause({hours})"),
        };
        line(
            &mut out,
            &format!(
                "Rule {{ id: RuleId({at}), name: {:?}, family: RuleId({}), group: {}, when: {}, floor: {floor}, within_hours: {}, channel: Channel::{}, run: {run}, who: ContactId({}), reason: {}, say: {}, meanwhile: {}, silences: {}, shows: {}, sources: {} }},",
                r.id,
                r.family,
                text(l.groups[r.group]),
                pools.condition(&r.when),
                r.within,
                if r.calls { "Call" } else { "GoToEd" },
                r.who,
                text(r.reason),
                optional(r.say),
                optional(r.meanwhile),
                pools.ids("RuleId", &r.silences),
                pools.list("Card", r.shows.iter().map(|card| format!("Card::{card}")).collect()),
                pools.ids("EvidenceId", &r.sources)
            ),
        );
    }
    line(&mut out, "],\ndefaults: &[");
    for d in &l.defaults {
        line(
            &mut out,
            &format!(
                "DefaultRule {{ name: {:?}, when: {}, gives: Disposition::{}, within_hours: {:?}, reason: {}, sources: {} }},",
                d.id,
                pools.maybe(&d.when),
                LEVELS[d.gives],
                d.within,
                text(d.reason),
                pools.ids("EvidenceId", &d.sources)
            ),
        );
    }
    line(&mut out, "],\nsuppress: &[");
    for (at, s) in l.suppress.iter().enumerate() {
        let when = s.when.as_ref().map_or("None".into(), |c| format!("Some({})", pools.condition(c)));
        line(
            &mut out,
            &format!(
                "Suppress {{ id: SuppressId({at}), code: {:?}, when: {when}, rules: {} }},",
                s.code,
                pools.ids("RuleId", &s.rules)
            ),
        );
    }
    line(&mut out, "],\ncontacts: &[");
    for (at, (name, title, action)) in l.contacts.iter().enumerate() {
        line(
            &mut out,
            &format!("Contact {{ id: ContactId({at}), name: {name:?}, title: {}, action: {} }},", text(*title), text(*action)),
        );
    }
    line(&mut out, "],\nevidence: &[");
    for id in &l.evidence {
        let row = source.evidence.what.iter().find(|e| e.id.get_ref() == id);
        let (reference, link) = row.map_or(("", ""), |e| (short(&e.reference), e.link.as_str()));
        line(&mut out, &format!("Evidence {{ name: {id:?}, reference: {reference:?}, link: {link:?} }},"));
    }
    line(&mut out, "],");
    for (kind, field) in [
        ("Condition", "condition_lists"),
        ("OptionId", "option_lists"),
        ("QuestionId", "question_lists"),
        ("EvidenceId", "evidence_lists"),
        ("RuleId", "rule_lists"),
        ("Card", "card_lists"),
    ] {
        let rows = pools.rows.remove(kind).unwrap_or_default();
        line(&mut out, &format!("{field}: &[{}],", rows.join(", ")));
    }
    line(&mut out, "};");
    out
}

fn words(source: &Source, library: &Library) -> String {
    let mut out = String::from("// Written by build/ from content/. Do not edit.\n");
    // One run of letters and the length of each text: an address for each would cost more than many of the texts.
    let all: String = library.texts.iter().map(|entry| entry.text.as_str()).collect();
    let lengths: Vec<_> = library.texts.iter().map(|entry| entry.text.len().to_string()).collect();
    line(
        &mut out,
        &format!("pub(crate) static ENGLISH: Catalogue = Catalogue {{ text: {all:?}, lengths: &[{}] }};", lengths.join(", ")),
    );
    line(&mut out, "/// The texts that code asks for by name.\npub mod key {\nuse crate::content::TextId;");
    let named = source.words.iter().flat_map(|f| f.what.keys());
    for key in named
        .cloned()
        .chain(source.dispositions.iter().flat_map(|d| ["name", "lead"].map(|k| format!("{}.{k}", d.code.get_ref()))))
    {
        if let Some(at) = library.texts.iter().position(|t| t.key == key) {
            let name = key.to_uppercase().replace(['.', '-'], "_");
            line(&mut out, &format!("#[doc = {:?}]\npub const {name}: TextId = TextId::at({at});", library.texts[at].text));
        }
    }
    // `net.now.1`, `net.now.2` ... are a list: `NET_NOW_LIST`.
    let mut lists: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, entry) in library.texts.iter().enumerate() {
        if let Some((list, Ok(number))) = entry.key.rsplit_once('.').map(|(list, end)| (list, end.parse::<usize>())) {
            lists.entry(list.to_owned()).or_default().push((number, at));
        }
    }
    for (list, mut entries) in lists {
        entries.sort_unstable();
        let name = list.to_uppercase().replace(['.', '-'], "_");
        let ids: Vec<_> = entries.iter().map(|(_, at)| text(*at)).collect();
        line(
            &mut out,
            &format!("/// The lines of the list `{list}`, in order.\npub const {name}_LIST: &[TextId] = &[{}];", ids.join(", ")),
        );
    }
    line(&mut out, "}\npub(crate) static REGIONS: &[Region] = &[");
    for r in &source.regions.what {
        line(
            &mut out,
            &format!(
                "Region {{ id: {:?}, name: {:?}, languages: &{:?}, emergency: {}, urgent: {}, crisis: {}, ed: {:?}, gp: {:?}, text_relay: {:?}, verified_on: {:?} }},",
                r.id.get_ref(),
                r.name.get_ref(),
                r.languages,
                lines(&r.emergency),
                lines(&r.urgent),
                lines(&r.crisis),
                r.ed.get_ref(),
                r.gp.get_ref(),
                r.text_relay.as_ref().map(|t| t.get_ref().as_str()),
                r.verified_on
            ),
        );
    }
    line(&mut out, "];");
    out
}

fn lines(lines: &[Line]) -> String {
    let all: Vec<_> = lines
        .iter()
        .map(|l| {
            let tel = l.tel.as_ref().map(|t| t.get_ref().as_str());
            format!("Line {{ text: {:?}, tel: {tel:?}, show: {:?} }}", l.text.get_ref(), l.show.as_deref())
        })
        .collect();
    format!("&[{}]", all.join(", "))
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}

fn text(at: usize) -> String {
    format!("TextId::at({at})")
}

fn optional(at: Option<usize>) -> String {
    at.map_or("None".into(), |at| format!("Some({})", text(at)))
}

/// Who and when of a reference, without title and journal: what ships beside its link.
fn short(reference: &str) -> &str {
    let end = reference
        .match_indices(". ")
        .map(|(at, _)| at)
        .find(|&at| reference[..at].ends_with(|c: char| c.is_ascii_digit() || c == ')'));
    end.map_or(reference, |at| &reference[..at])
}

/// All short lists of the tables, one after the other; lists that are alike share their place.
#[derive(Default)]
struct Pools {
    rows: BTreeMap<&'static str, Vec<String>>,
    places: BTreeMap<(&'static str, Vec<String>), usize>,
}

impl Pools {
    fn list(&mut self, kind: &'static str, items: Vec<String>) -> String {
        let rows = self.rows.entry(kind).or_default();
        let length = items.len();
        let start = *self.places.entry((kind, items)).or_insert_with_key(|(_, items)| {
            rows.extend(items.iter().cloned());
            rows.len() - items.len()
        });
        format!("List::at({start}, {length})")
    }

    fn ids(&mut self, kind: &'static str, ids: &[usize]) -> String {
        self.list(kind, ids.iter().map(|id| format!("{kind}({id})")).collect())
    }

    fn conditions(&mut self, all: &[Condition]) -> String {
        let all = all.iter().map(|c| self.condition(c)).collect();
        self.list("Condition", all)
    }

    fn maybe(&mut self, when: &Option<Condition>) -> String {
        when.as_ref().map_or("Condition::Always".into(), |c| self.condition(c))
    }

    fn condition(&mut self, c: &Condition) -> String {
        match c {
            Condition::Is(at) => format!("Condition::Is(OptionId({at}))"),
            Condition::Found(at) => format!("Condition::Found(FindingId({at}))"),
            Condition::Amount(at, how, n) => format!("Condition::Amount(AmountId({at}), {}, {n})", comparison(*how)),
            Condition::Total(at, how, n) => format!("Condition::Total(TotalId({at}), {}, {n})", comparison(*how)),
            Condition::All(parts) => format!("Condition::All({})", self.conditions(parts)),
            Condition::Any(parts) => format!("Condition::Any({})", self.conditions(parts)),
            Condition::Not(part) => format!("Condition::Not({})", self.conditions(std::slice::from_ref(part))),
        }
    }
}

fn comparison(how: Comparison) -> &'static str {
    match how {
        Comparison::AtLeast => "Comparison::AtLeast",
        Comparison::AtMost => "Comparison::AtMost",
        Comparison::Above => "Comparison::Above",
        Comparison::Below => "Comparison::Below",
        Comparison::Equal => "Comparison::Equal",
    }
}

//! Writes the checked content as Rust: one file of tables for `src/content`, one of texts for `src/words`.

use std::{
    collections::BTreeMap,
    fmt::Write,
    hash::{DefaultHasher, Hash, Hasher},
};

use toml::value::Datetime;

use super::{
    Compiled, body_map, care,
    expression::Comparison,
    languages::{Language, translatable},
    library::{Condition, Entry, Library, Run, Step},
    pseudo::pseudo,
    source::{Line, Source},
    width::{self, Lists},
};

/// The tables, the texts, and the catalogues.
pub fn emit(source: &Source, library: &Library, languages: &[Language]) -> Compiled {
    let numbers = numbers(library);
    let words = words(source, library, languages, &numbers);
    let english = library.texts.iter().map(|_| None).collect();
    let english = Language { id: "en".into(), name: String::new(), texts: english };
    let mut catalogues = Vec::new();
    for language in std::iter::once(&english).chain(languages) {
        catalogues.extend([false, true].map(|later| (catalogue_name(&language.id, later), catalogue(library, language, later))));
    }
    // It stands in for English, whose last lines it bears.
    let texts = library.texts.iter().map(|t| translatable(t).then(|| pseudo(&t.text))).collect();
    let pseudo = Language { texts, ..english };
    catalogues.extend([false, true].map(|later| (catalogue_name("qps", later), catalogue(library, &pseudo, later))));
    Compiled { tables: tables(source, library, numbers), words, catalogues, places: body_map::places(library) }
}

/// `first.fr.txt`, `later.fr.txt`.
fn catalogue_name(language: &str, later: bool) -> String {
    format!("{}.{language}.txt", if later { "later" } else { "first" })
}

/// A part of the texts in a language, and a last line that ties it to the tables made with it: an engine must never show the texts
/// of another one.
fn catalogue(library: &Library, language: &Language, later: bool) -> String {
    let entries = library.texts.iter().zip(&language.texts).filter(|(t, _)| t.later == later);
    let texts: Vec<_> = entries.map(|(t, other)| other.as_deref().unwrap_or(&t.text)).collect();
    format!("{}\n{}", texts.join("\n"), mark(library, &language.id, later))
}

/// Texts as one run, a line each.
fn run(library: &Library, later: bool) -> String {
    let texts: Vec<_> = library.texts.iter().filter(|t| t.later == later).map(|t| t.text.as_str()).collect();
    texts.join("\n")
}

fn mark(library: &Library, language: &str, later: bool) -> String {
    let mut hasher = DefaultHasher::new();
    (run(library, false), run(library, true)).hash(&mut hasher);
    format!("{:016x} {language} {later}", hasher.finish())
}

/// Ties answers written as numbers to the version and to the numbering of questions and options: their names, in order.
fn numbering(source: &Source, names: &str) -> String {
    let mut hasher = DefaultHasher::new();
    (&source.manifest.version, names).hash(&mut hasher);
    let mark = hasher.finish();
    let parts = [mark >> 48, mark >> 32, mark >> 16, mark].map(|part| part & 0xffff);
    format!(
        "/// Which content this is: its version, and the names of everything in it, in order.\npub const NUMBERING: [u16; 4] = {parts:?};"
    )
}

/// The number of each text: those of the first load stand before the others.
fn numbers(library: &Library) -> Vec<usize> {
    let (mut first, mut later) = (0, library.texts.iter().filter(|t| !t.later).count());
    let number = |text: &Entry| {
        let next = if text.later { &mut later } else { &mut first };
        *next += 1;
        *next - 1
    };
    library.texts.iter().map(number).collect()
}

/// The tables as one run of numbers and one of names, in the order in which `src/content/decode.rs` reads them.
fn tables(source: &Source, library: &Library, numbers: Vec<usize>) -> String {
    let l = library;
    let mut out = String::from("// Written by build/ from content/. Do not edit.\n");
    for (name, count) in [
        ("QUESTION_COUNT", l.questions.len()),
        ("OPTION_COUNT", l.options.len()),
        ("AMOUNT_COUNT", l.amounts.len()),
        ("FINDING_COUNT", l.findings.len()),
        ("TOTAL_COUNT", l.totals.len()),
    ] {
        line(&mut out, &format!("/// How many there are.\npub const {name}: usize = {count};"));
    }
    let mut lists = Lists::default();
    // Codes by which programs and people at work name a row. No screen shows them, so the widget's module leaves them out.
    for (codes, module) in [
        (true, "not(all(target_arch = \"wasm32\", not(feature = \"programs\")))"),
        (false, "all(target_arch = \"wasm32\", not(feature = \"programs\"))"),
    ] {
        let mut w = Writer { codes, ..Writer::new(numbers.clone()) };
        rows(source, library, &mut w);
        if codes {
            line(&mut out, &numbering(source, &w.names));
        }
        line(
            &mut out,
            &format!(
                "/// The names of the tables, one after the other.\n#[cfg({module})]\npub static NAMES: &str = {:?};",
                w.names
            ),
        );
        line(&mut out, &format!("/// The tables; see `decode`.\n#[cfg({module})]\npub static NUMBERS: &[u8] = &{:?};", w.bytes));
        lists = w.lists;
    }
    out.push_str(&width::module(l, &lists));
    out
}

/// Every table, field by field.
fn rows(source: &Source, l: &Library, w: &mut Writer) {
    let m = &source.manifest;
    w.name(&m.version);
    w.yes(m.signed);
    w.name(&m.last_reviewed.to_string());
    w.name(&source.first_review());
    w.name(&expires(&m.last_reviewed));
    w.rows(&l.questions, |w, q| {
        w.name(&q.id);
        match (q.amount, q.kind.as_str()) {
            (Some(amount), _) => w.numbers([2, amount]),
            (None, "one") => w.number(0),
            (None, _) => w.number(1),
        }
        [q.optional, q.private, q.scale, q.first_that_fits, q.fact].into_iter().for_each(|flag| w.yes(flag));
        w.maybe(q.ask_when.as_ref());
        w.maybe(q.only_while.as_ref());
        w.text(q.ask);
        w.text(q.why);
        w.ids(&q.sources);
        w.ids(&q.options);
        w.number(q.screen);
    });
    w.rows(&l.options, |w, o| {
        w.code(&o.code);
        w.number(o.question);
        w.text(o.text);
        w.place(&["flag", "none", "unsure", "skip"], &o.role);
        w.yes(o.benign);
        w.maybe(o.offer_when.as_ref());
        w.optional(o.group);
        w.optional(o.clarify);
    });
    w.rows(&l.amounts, |w, a| {
        w.code(&a.code);
        w.numbers([a.question, a.min.into(), a.max.into(), a.decimals.into()]);
        w.text(a.unit);
        w.place(&["none", "miles", "per_mile", "pounds", "inches"], a.measure);
        w.text(a.other);
    });
    w.rows(&l.findings, |w, f| {
        w.code(&f.name);
        w.condition(&f.when);
    });
    w.rows(&l.totals, |w, t| {
        w.code(&t.name);
        w.rows(&t.terms, |w, (weight, of)| {
            w.signed(*weight);
            w.conditions(of);
        });
        w.yes(t.floor.is_some());
        t.floor.iter().for_each(|floor| w.signed(*floor));
    });
    w.rows(&l.order, |w, step| match step {
        Step::Question(at) => w.numbers([0, *at]),
        Step::Finding(at) => w.numbers([1, *at]),
        Step::Total(at) => w.numbers([2, *at]),
    });
    w.rows(&l.screens, |w, s| {
        w.name(&s.id);
        w.place(&["Safety", "Pattern", "Context", "Check", "Medicines"], s.part);
        w.text(s.section);
        w.text(s.title);
        w.ids(&s.questions);
    });
    w.rows(&l.rules, |w, r| {
        w.name(&r.id);
        w.number(r.family);
        w.text(l.groups[r.group]);
        w.condition(&r.when);
        w.yes(r.floor.is_some());
        r.floor.iter().for_each(|floor| w.level(*floor));
        w.number(r.within.into());
        w.yes(r.calls);
        w.number(match r.run {
            Run::On => 0,
            Run::Stop => 1,
            Run::Pause(hours) => 2 + usize::from(hours),
        });
        w.number(r.who);
        w.text(r.reason);
        w.optional(r.say);
        w.optional(r.meanwhile);
        w.ids(&r.silences);
        w.list(&r.shows, |w, card| w.place(&["Crisis", "Hurt", "Child", "SelfCheck"], card));
        w.ids(&r.sources);
    });
    w.rows(&l.defaults, |w, d| {
        w.name(&d.id);
        w.maybe(d.when.as_ref());
        w.level(d.gives);
        w.yes(d.within.is_some());
        d.within.iter().for_each(|hours| w.number((*hours).into()));
        w.text(d.reason);
        w.ids(&d.sources);
    });
    w.rows(&l.suppress, |w, s| {
        w.code(&s.code);
        w.yes(s.when.is_some());
        s.when.iter().for_each(|when| w.condition(when));
        w.ids(&s.rules);
        w.yes(s.run_stop);
    });
    w.rows(&l.contacts, |w, (name, title, action)| {
        w.name(name);
        w.text(*title);
        w.text(*action);
    });
    w.rows(&l.evidence, |w, e| {
        w.name(&e.id);
        [e.reference, e.link, e.finding].into_iter().for_each(|text| w.optional(text));
    });
    care::tables(l, w);
    body_map::table(l, w);
    w.rows(&l.contradictions, |w, c| {
        w.code(&c.id);
        w.condition(&c.when);
        w.ids(&c.questions);
        w.text(c.text);
    });
}

fn words(source: &Source, library: &Library, languages: &[Language], numbers: &[usize]) -> String {
    let mut out = String::from("// Written by build/ from content/. Do not edit.\n");
    for (name, later) in [("FIRST", false), ("LATER", true)] {
        let count = library.texts.iter().filter(|t| t.later == later).count();
        line(&mut out, &format!("/// How many texts there are.\npub(crate) const {name}_COUNT: usize = {count};"));
    }
    let mut all = String::from(
        "/// Every language: what a page writes, what its speakers call it, and the last lines of its catalogues.\npub(crate) static LANGUAGES: &[Known] = &[",
    );
    let english = source.languages.what.iter().take(1).map(|l| (l.id.get_ref(), &l.name));
    for (id, name) in english.chain(languages.iter().map(|l| (&l.id, &l.name))) {
        let marks = [false, true].map(|later| mark(library, id, later));
        // Writing to a string cannot fail.
        let _ = write!(all, "Known {{ id: {id:?}, name: {name:?}, marks: {marks:?} }}, ");
    }
    line(&mut out, &(all + "];"));
    let attribute = "#[cfg(any(not(target_arch = \"wasm32\"), feature = \"programs\"))]";
    line(&mut out, "/// The catalogues, for programs, which have them from the start.");
    line(&mut out, &format!("{attribute}\npub(crate) static CATALOGUES: &[[&str; 2]] = &["));
    for id in std::iter::once("en").chain(languages.iter().map(|l| l.id.as_str())) {
        let file = |part: &str| format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{part}.{id}.txt\"))");
        // Programs on the web speak English only.
        let only = if id == "en" { "" } else { "#[cfg(not(target_arch = \"wasm32\"))] " };
        line(&mut out, &format!("{only}[{}, {}],", file("first"), file("later")));
    }
    line(&mut out, "];");
    line(&mut out, "/// The texts that code asks for by name.\npub mod key {\nuse crate::content::TextId;");
    let named = source.words.iter().flat_map(|f| f.what.keys());
    for key in named
        .cloned()
        .chain(source.dispositions.iter().flat_map(|d| ["name", "lead"].map(|k| format!("{}.{k}", d.code.get_ref()))))
    {
        if let Some(at) = library.texts.iter().position(|t| t.key == key) {
            let name = key.to_uppercase().replace(['.', '-'], "_");
            line(
                &mut out,
                &format!("#[doc = {:?}]\npub const {name}: TextId = TextId::at({});", library.texts[at].text, numbers[at]),
            );
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
        let ids: Vec<_> = entries.iter().map(|(_, at)| format!("TextId::at({})", numbers[*at])).collect();
        line(
            &mut out,
            &format!("/// The lines of the list `{list}`, in order.\npub const {name}_LIST: &[TextId] = &[{}];", ids.join(", ")),
        );
    }
    line(&mut out, "}\npub(crate) static REGIONS: &[Place] = &[");
    let place = |key: String| library.texts.iter().position(|t| t.key == key).map(|at| format!("TextId::at({})", numbers[at]));
    for r in &source.regions.what {
        let id = r.id.get_ref();
        let text = |part: &str| place(format!("region.{id}.{part}")).unwrap_or_default();
        let lines = |part: &str, lines: &[Line]| {
            let line = |(at, l): (usize, &Line)| {
                let tel = l.tel.as_ref().map(|t| t.get_ref().as_str());
                format!("Called {{ text: {}, tel: {tel:?}, show: {:?} }}", text(&format!("{part}-{at}")), l.show.as_deref())
            };
            format!("&[{}]", lines.iter().enumerate().map(line).collect::<Vec<_>>().join(", "))
        };
        line(
            &mut out,
            &format!(
                "Place {{ id: {id:?}, name: {}, languages: &{:?}, emergency: {}, urgent: {}, crisis: {}, ed: {}, gp: {}, text_relay: {}, units: Units({}), verified_on: {:?} }},",
                text("name"),
                r.languages,
                lines("emergency", &r.emergency),
                lines("urgent", &r.urgent),
                lines("crisis", &r.crisis),
                text("ed"),
                text("gp"),
                r.text_relay.as_ref().map_or("None".into(), |_| format!("Some({})", text("relay"))),
                r.units.iter().map(|unit| if unit.get_ref() == "miles" { 1 } else { 2 }).sum::<u8>(),
                r.verified_on
            ),
        );
    }
    line(&mut out, "];");
    out
}

/// Content that nobody has reviewed for 18 months keeps only its safety text (specification 11.3, H12).
fn expires(reviewed: &Datetime) -> String {
    let date = reviewed.date.map_or((0, 1, 1), |d| (i32::from(d.year), i32::from(d.month), d.day));
    let months = date.0 * 12 + date.1 - 1 + 18;
    // The 31st of a shorter month is a day later than any of its days, which is all that a comparison needs.
    format!("{:04}-{:02}-{:02}", months / 12, months % 12 + 1, date.2)
}

/// Adds a line.
pub fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}

/// The tables in the making: small numbers, seven bits a byte.
pub struct Writer {
    codes: bool,
    texts: Vec<usize>,
    last: i64,
    bytes: Vec<u8>,
    names: String,
    lists: Lists,
}

impl Writer {
    fn new(texts: Vec<usize>) -> Writer {
        Writer { codes: true, texts, last: -1, bytes: Vec::new(), names: String::new(), lists: Lists::default() }
    }

    /// A number.
    pub fn number(&mut self, mut number: usize) {
        while number > 127 {
            self.bytes.push((number & 127) as u8 | 128);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Numbers.
    pub fn numbers<const N: usize>(&mut self, numbers: [usize; N]) {
        numbers.into_iter().for_each(|n| self.number(n));
    }

    /// A number that may be negative.
    pub fn signed(&mut self, number: i32) {
        self.number(((number << 1) ^ (number >> 31)) as u32 as usize);
    }

    /// Yes or no.
    pub fn yes(&mut self, yes: bool) {
        self.number(yes.into());
    }

    /// A name.
    pub fn name(&mut self, name: &str) {
        self.number(name.len());
        self.names.push_str(name);
    }

    /// A name that only programs and people at work need.
    pub fn code(&mut self, code: &str) {
        self.name(if self.codes { code } else { "" });
    }

    /// A text, as the step from the one after the last.
    pub fn text(&mut self, at: usize) {
        let number = self.texts[at] as i64;
        self.signed((number - self.last - 1) as i32);
        self.last = number;
    }

    /// A text that may be left out.
    pub fn optional(&mut self, at: Option<usize>) {
        self.yes(at.is_some());
        at.into_iter().for_each(|at| self.text(at));
    }

    /// The place of a word in a list.
    pub fn place(&mut self, words: &[&str], word: &str) {
        self.number(words.iter().position(|w| *w == word).unwrap_or(0));
    }

    /// A level: D5 is 0.
    pub fn level(&mut self, disposition: usize) {
        self.number(4 - disposition);
    }

    /// Ids.
    pub fn ids(&mut self, ids: &[usize]) {
        self.list(ids, |w, id| w.number(*id));
    }

    /// How many, and each.
    pub fn rows<T>(&mut self, rows: &[T], mut each: impl FnMut(&mut Writer, &T)) {
        self.number(rows.len());
        rows.iter().for_each(|row| each(self, row));
    }

    /// The same, for rows that come to stand in a pool (`src/content/list.rs`) and not in a table of their own.
    pub fn list<T>(&mut self, rows: &[T], each: impl FnMut(&mut Writer, &T)) {
        self.lists.add(rows.len());
        self.rows(rows, each);
    }

    /// A condition; none holds always.
    pub fn maybe(&mut self, when: Option<&Condition>) {
        match when {
            Some(when) => self.condition(when),
            None => self.number(0),
        }
    }

    /// A condition; none holds never.
    pub fn or_never(&mut self, when: Option<&Condition>) {
        self.condition(when.unwrap_or(&Condition::Any(Vec::new())));
    }

    /// Conditions.
    pub fn conditions(&mut self, all: &[Condition]) {
        self.list(all, Writer::condition);
    }

    /// A condition.
    pub fn condition(&mut self, c: &Condition) {
        match c {
            Condition::Is(at) => self.numbers([1, *at]),
            Condition::Found(at) => self.numbers([2, *at]),
            Condition::Amount(at, how, n) => {
                self.numbers([3, *at, comparison(*how)]);
                self.signed(*n);
            }
            Condition::Total(at, how, n) => {
                self.numbers([4, *at, comparison(*how)]);
                self.signed(*n);
            }
            Condition::Ratio((a, left), how, (b, right)) => {
                self.numbers([5, *a as usize, *left, comparison(*how), *b as usize, *right]);
            }
            Condition::All(parts) => {
                self.number(6);
                self.conditions(parts);
            }
            Condition::Any(parts) => {
                self.number(7);
                self.conditions(parts);
            }
            Condition::Not(part) => {
                self.number(8);
                self.conditions(std::slice::from_ref(part));
            }
        }
    }
}

fn comparison(how: Comparison) -> usize {
    match how {
        Comparison::AtLeast => 0,
        Comparison::AtMost => 1,
        Comparison::Above => 2,
        Comparison::Below => 3,
        Comparison::Equal => 4,
    }
}

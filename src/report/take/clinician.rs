//! The clinician's page, in the order in which clinicians hand over: situation, background, assessment, recommendation. It quotes the
//! runner's answers and the rules by their ids, names no illness, and fits on one sheet. And the same in a few lines, for a code to scan.

use super::{
    Result, Voice, answer, code, names,
    node::{Node, Pile},
    quotes, runner,
};
use crate::{
    content::{self, Card, Kind, Part, Question, Role, manifest, question_named, running_inputs},
    words::key,
};

/// The questions of the background, by their ids in the content: the pain, the history, the running.
pub const PAIN: [&str; 12] = ["P1", "P1b", "P3", "P3b", "P5", "P12", "P13", "P14", "P15", "P15w", "P16", "P8"];
/// Past illness, operations, pregnancy and medicines.
pub const HISTORY: [&str; 11] = ["U3", "U3w", "U3p", "H1", "D1q", "H4", "H3", "H6", "H2", "M1", "M2"];
/// What they ran, and whether they still run.
pub const RUNNING: [&str; 8] = ["T1", "T3", "T5", "T8", "T6", "T7", "P16b", "P16d"];

/// The most rules on the page; those behind them are counted.
const RULES: usize = 6;
/// The most answers with no sign on the page.
const NONE: usize = 24;
/// The most bytes in a code that a phone still reads from paper.
const SHORT: usize = 480;

/// The page.
pub fn page(voice: Voice, result: &Result<'_>) -> Node {
    let (mut title, mut body) = (Pile::default(), Pile::default());
    title.heading("h1", voice.say(key::SBAR_TITLE));
    title.text("made", runner::made(voice, result));
    let mut lead = voice.say(key::SBAR_LEAD);
    if !manifest().signed {
        lead = format!("{lead} {}", voice.say(key::SBAR_UNSIGNED));
    }
    title.text("small", lead);
    situation(voice, &mut title, result);
    let mut head = vec![title.around("div", "")];
    if let Some(code) = code::code(&short(voice, result)) {
        let inside = vec![Node::Code(code), Node::line("p", "small", voice.say(key::SBAR_CODE))];
        head.push(Node::around("div", "scan", inside));
    }
    background(voice, &mut body, result);
    assessment(voice, &mut body, result);
    recommendation(voice, &mut body, result);
    Node::around("section", "page", vec![Node::around("div", "head", head), body.around("div", "columns")])
}

/// Age and sex: "34 years, Male".
fn person(voice: Voice, result: &Result<'_>) -> String {
    let mut parts = Vec::new();
    if let Some(age) = result.answers.amount(running_inputs().age) {
        parts.push(voice.with(key::SBAR_YEARS, &age.to_string()));
    }
    parts.extend(question_named("U2").and_then(|sex| answer(voice, sex, result.answers)));
    parts.join(", ")
}

/// "Get seen soon (D3). In the next 7 days."
fn level(voice: Voice, result: &Result<'_>) -> String {
    let level = result.summary.level;
    format!("{} ({}). {}.", voice.say(runner::level(level).0), level.code(), voice.within(result.summary.within))
}

fn situation(voice: Voice, to: &mut Pile, result: &Result<'_>) {
    to.heading("h2", voice.say(key::SBAR_S));
    to.text("", person(voice, result) + ".");
    to.named(voice.say(key::SBAR_LEVEL), &level(voice, result));
    if let Some(reason) = result.summary.reasons.first() {
        to.named(voice.say(key::SBAR_WHY), &voice.say(reason.text));
    }
}

fn background(voice: Voice, to: &mut Pile, result: &Result<'_>) {
    to.heading("h2", voice.say(key::SBAR_B));
    for names in [PAIN.as_slice(), &HISTORY, &RUNNING] {
        to.quotes(names.iter().filter_map(|name| quote(voice, question_named(name)?, result)).collect());
    }
}

/// A question in short and its answer; nothing for one without.
fn quote(voice: Voice, question: &Question, result: &Result<'_>) -> Option<(String, String)> {
    Some((voice.first_sentence(question.ask), answer(voice, question, result.answers)?))
}

fn assessment(voice: Voice, to: &mut Pile, result: &Result<'_>) {
    to.heading("h2", voice.say(key::SBAR_A));
    to.heading("h3", voice.say(key::SBAR_RULES));
    let reasons = &result.summary.reasons;
    let mut quoted = Vec::new();
    for reason in reasons.iter().take(RULES) {
        to.named(reason.rule.to_owned(), &voice.say(reason.text));
        // An answer that stands above already is not quoted again.
        let mut new = quotes(voice, result.answers, &reason.because);
        new.retain(|quote| !quoted.contains(quote));
        quoted.extend(new.iter().cloned());
        to.quotes(new);
    }
    more(voice, to, reasons.len().saturating_sub(RULES));
    let ranking = &result.care.ranking;
    let fits = ranking.patterns.iter().chain(&ranking.drivers).map(|r| {
        let label = r.label.map(|label| format!(" ({})", voice.label(label))).unwrap_or_default();
        voice.say(r.contributor.get().title) + &label
    });
    let fits = fits.collect::<Vec<_>>().join("; ");
    if !fits.is_empty() {
        to.named(voice.say(key::SBAR_FITS), &fits);
    }
    let unsure = answered(result, Role::Unsure);
    if !unsure.is_empty() {
        to.heading("h3", voice.say(key::SBAR_UNSURE));
        to.quotes(unsure.iter().filter_map(|q| quote(voice, q, result)).collect());
    }
    let none = answered(result, Role::None);
    if !none.is_empty() {
        to.heading("h3", voice.say(key::SBAR_NONE));
        let line = |q: &&Question| format!("{}: {}", voice.say(q.screen.get().title), voice.first_sentence(q.ask));
        to.list(none.iter().take(NONE).map(line).collect());
        more(voice, to, none.len().saturating_sub(NONE));
    }
}

fn more(voice: Voice, to: &mut Pile, left: usize) {
    if left > 0 {
        to.text("", voice.with(key::SBAR_MORE, &left.to_string()));
    }
}

/// The safety questions with an answer of this sort, but for those on thoughts and on being hurt: those stand on the page only as
/// the reason of a rule.
fn answered(result: &Result<'_>, role: Role) -> Vec<&'static Question> {
    let private = |q: &Question| {
        let about = |rule: &&content::Rule| rule.shows.iter().any(|card| matches!(card, Card::Crisis | Card::Hurt));
        content::rules().iter().filter(about).any(|rule| names(&rule.when, q.id))
    };
    let given = |q: &Question| q.options.iter().any(|o| o.get().role == role && result.answers.is_ticked(*o));
    let shown_above = |q: &Question| PAIN.iter().chain(&HISTORY).chain(&RUNNING).any(|name| *name == q.name);
    let safety = |q: &Question| q.screen.get().part == Part::Safety && !matches!(q.kind, Kind::Amount(_));
    let fits = |q: &&Question| safety(q) && given(q) && !private(q) && !shown_above(q);
    content::questions().iter().filter(fits).collect()
}

fn recommendation(voice: Voice, to: &mut Pile, result: &Result<'_>) {
    to.heading("h2", voice.say(key::SBAR_R));
    to.heading("h3", voice.say(key::SBAR_TOLD));
    let mut told = vec![level(voice, result)];
    told.extend(runner::contacts(voice, result));
    told.extend(voice.all(&result.summary.meanwhile));
    told.push(runner::running(voice, result));
    told.retain(|line| !line.is_empty());
    to.list(told);
    if let Some(words) = result.summary.say {
        to.named(voice.say(key::SBAR_SAY) + ":", &voice.say(words));
    }
}

/// The same in a few lines of plain text: what fits into a code that a phone reads.
pub fn short(voice: Voice, result: &Result<'_>) -> String {
    let reasons = &result.summary.reasons;
    let rules = reasons.iter().map(|r| r.rule).collect::<Vec<_>>().join(" ");
    let mut text =
        format!("{}\nS: {}. {}", voice.with(key::CODE_LEAD, manifest().version), person(voice, result), level(voice, result));
    if let Some(day) = result.today {
        text.push_str(&format!("\n{}", day.iso()));
    }
    let mut lines = vec![("A:", rules)];
    let mut because = Vec::new();
    for quote in reasons.iter().flat_map(|r| quotes(voice, result.answers, &r.because)) {
        // A short answer says nothing without its question.
        let words = if quote.1.len() < 50 { format!("{} {}", quote.0, quote.1) } else { quote.1 };
        if !because.contains(&words) {
            because.push(words);
        }
    }
    lines.push(("A:", because.join("; ")));
    let ranking = &result.care.ranking;
    let fits = ranking.patterns.iter().chain(&ranking.drivers).take(3).map(|r| voice.say(r.contributor.get().title));
    lines.push(("A:", fits.collect::<Vec<_>>().join("; ")));
    let history = HISTORY.iter().filter_map(|name| question_named(name)).filter(|q| has_flag(result, q));
    lines.push(("B:", history.filter_map(|q| answer(voice, q, result.answers)).collect::<Vec<_>>().join("; ")));
    lines.push(("R:", result.summary.contacts.iter().map(|c| voice.say(c.get().title)).collect::<Vec<_>>().join("; ")));
    lines.sort_by_key(|(letter, _)| "BAR".find(letter.trim_end_matches(':')));
    let mut left = SHORT.saturating_sub(text.len());
    // The recommendation always has its room; what is long gives way.
    for (letter, words) in lines.iter().filter(|(_, words)| !words.is_empty()) {
        let line = cut(words, left.saturating_sub(4).min(190));
        left = left.saturating_sub(line.len() + 4);
        if !line.is_empty() {
            text.push_str(&format!("\n{letter} {line}"));
        }
    }
    text
}

fn has_flag(result: &Result<'_>, question: &Question) -> bool {
    question.options.iter().any(|o| o.get().role == Role::Flag && result.answers.is_ticked(*o))
}

/// At most so many bytes of a text, cut between words, and saying so.
fn cut(words: &str, most: usize) -> String {
    if words.len() <= most {
        return words.to_owned();
    }
    let mut out = String::new();
    for word in words.split(' ') {
        if out.len() + word.len() + 4 > most {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.is_empty() { out } else { out + "..." }
}

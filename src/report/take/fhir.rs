//! Questions and answers in the form of FHIR R4: a `Questionnaire` of the flow, a `QuestionnaireResponse` of the answers, and both in
//! one `Bundle`, which is the file that a runner takes to a clinic.
//!
//! Conditions become `enableWhen` as far as that has words for them (see `condition`); the rest stands in an extension as text.

use super::{
    Day, Json, Voice,
    condition::Atom,
    questionnaire::{Item, What, is_required, items},
};
use crate::{
    content::{AmountId, Comparison, Condition, Kind, OptionId, Question, QuestionId, Role, manifest},
    engine::{Answer, Answers, Reading, Truth, Unasked},
    words::key,
};

/// The name of the questionnaire, whatever its version.
const URL: &str = "urn:backstride:questionnaire";
/// The name of our option codes.
const CODES: &str = "urn:backstride:option";
/// A condition in our own words, where FHIR has none.
const IN_WORDS: &str = "urn:backstride:shown-when";
/// Where FHIR's own extensions live.
const EXCLUSIVE: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
const LEAST: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const MOST: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";

/// Questions and answers in one file.
pub fn bundle(voice: Voice, answers: &Answers, today: Option<Day>, seed: &str) -> Json {
    let entry = |name: String, resource: Json| Json::object().with("fullUrl", name).with("resource", resource);
    let asked = format!("{URL}:{}", manifest().version);
    Json::object().with("resourceType", "Bundle").with("type", "collection").with(
        "entry",
        vec![entry(format!("urn:uuid:{seed}"), response(voice, answers, today)), entry(asked, questionnaire(voice))],
    )
}

/// The flow.
pub fn questionnaire(voice: Voice) -> Json {
    let manifest = manifest();
    Json::object()
        .with("resourceType", "Questionnaire")
        .with("language", voice.language.id())
        .with("url", URL)
        .with("version", manifest.version)
        .with("name", "Backstride")
        .with("title", voice.say(key::APP_LABEL))
        .with("status", if manifest.signed { "active" } else { "draft" })
        .with("experimental", !manifest.signed)
        .with("subjectType", vec![Json::from("Patient")])
        .with("date", manifest.last_reviewed)
        .with("item", items().iter().map(|item| asked(voice, item)).collect::<Vec<_>>())
}

/// The answers. Those to questions that do not apply are left out, as they are everywhere else.
pub fn response(voice: Voice, answers: &Answers, today: Option<Day>) -> Json {
    let reading = Reading::new(answers, Unasked::No);
    let given = items().iter().filter_map(|item| answered(voice, answers, &reading, item)).collect::<Vec<_>>();
    Json::object()
        .with("resourceType", "QuestionnaireResponse")
        .with("language", voice.language.id())
        .with("questionnaire", format!("{URL}|{}", manifest().version))
        .with("status", "completed")
        .with("authored", today.map(Day::iso).unwrap_or_default())
        .with("item", given)
}

/// An item of the questionnaire.
fn asked(voice: Voice, item: &Item) -> Json {
    let (text, kind) = match item.what {
        What::Screen(screen) => (voice.say(screen.get().title), "group"),
        What::Together => (String::new(), "group"),
        What::Question(id) => (voice.say(id.get().ask), type_of(id.get())),
        What::Instead(id) => (voice.say(id.get().ask), "choice"),
    };
    let mut extensions: Vec<Json> =
        item.in_words.iter().map(|words| extension(IN_WORDS, "valueString", words.as_str())).collect();
    let question = match item.what {
        What::Question(id) | What::Instead(id) => Some(id.get()),
        What::Screen(_) | What::Together => None,
    };
    let amount = match (item.what, question.map(|q| q.kind)) {
        (What::Question(_), Some(Kind::Amount(amount))) => Some(amount),
        _ => None,
    };
    if let Some(amount) = amount {
        let (name, row) = (if amount.get().decimals > 0 { "valueDecimal" } else { "valueInteger" }, amount.get());
        extensions.push(extension(LEAST, name, number(amount, i32::from(row.min))));
        extensions.push(extension(MOST, name, number(amount, i32::from(row.max))));
        extensions.push(extension(UNIT, "valueCoding", Json::object().with("display", voice.say(row.unit))));
    }
    let options =
        question.filter(|_| amount.is_none()).map_or_else(Vec::new, |q| q.options.iter().map(|o| option(voice, *o)).collect());
    let mut out = Json::object()
        .with("extension", extensions)
        .with("linkId", item.link.as_str())
        .with("text", text)
        .with("type", kind)
        .with("enableWhen", item.when.iter().map(|atom| enable_when(voice, atom)).collect::<Vec<_>>());
    if item.when.len() > 1 {
        out = out.with("enableBehavior", if item.all { "all" } else { "any" });
    }
    if let What::Question(id) = item.what {
        out = out.with("required", is_required(id)).with("repeats", id.get().kind == Kind::Many);
    }
    out.with("answerOption", options).with("item", item.inside.iter().map(|inside| asked(voice, inside)).collect::<Vec<_>>())
}

fn type_of(question: &Question) -> &'static str {
    match question.kind {
        Kind::One | Kind::Many => "choice",
        Kind::Amount(amount) if amount.get().decimals > 0 => "decimal",
        Kind::Amount(_) => "integer",
    }
}

fn option(voice: Voice, id: OptionId) -> Json {
    let o = id.get();
    let mut extensions = Vec::new();
    if o.role == Role::None && o.question.get().kind == Kind::Many {
        extensions.push(extension(EXCLUSIVE, "valueBoolean", true));
    }
    if !matches!(o.offer_when, Condition::Always) {
        extensions.push(extension(IN_WORDS, "valueString", o.offer_when.to_string()));
    }
    Json::object().with("extension", extensions).with("valueCoding", coding(voice, id))
}

fn coding(voice: Voice, id: OptionId) -> Json {
    Json::object().with("system", CODES).with("code", id.get().code).with("display", voice.say(id.get().text))
}

fn extension(url: &str, name: &'static str, value: impl Into<Json>) -> Json {
    Json::object().with("url", url).with(name, value)
}

fn enable_when(voice: Voice, atom: &Atom) -> Json {
    let when = |question: String, operator: &str| Json::object().with("question", question).with("operator", operator);
    let amount = |id: AmountId, operator: &str, stored: i16| {
        let name = if id.get().decimals > 0 { "answerDecimal" } else { "answerInteger" };
        when(id.get().question.get().name.to_owned(), operator).with(name, number(id, i32::from(stored)))
    };
    match *atom {
        Atom::Chosen(option, is) => {
            let question = option.get().question.get();
            let link = if matches!(question.kind, Kind::Amount(_)) {
                format!("{}.instead", question.name)
            } else {
                question.name.to_owned()
            };
            when(link, if is { "=" } else { "!=" }).with("answerCoding", coding(voice, option))
        }
        Atom::Amount(id, how, stored) => amount(id, operator(how), stored),
        Atom::Other(id, stored) => amount(id, "!=", stored),
        Atom::NotGiven(id) => when(id.get().question.get().name.to_owned(), "exists").with("answerBoolean", false),
    }
}

fn operator(how: Comparison) -> &'static str {
    match how {
        Comparison::AtLeast => ">=",
        Comparison::AtMost => "<=",
        Comparison::Above => ">",
        Comparison::Below => "<",
        Comparison::Equal => "=",
    }
}

/// A stored number as it is written: whole, or with its decimal.
fn number(amount: AmountId, stored: i32) -> Json {
    match amount.get().decimals {
        0 => Json::Whole(stored),
        _ => Json::Decimal(f64::from(stored) / f64::from(amount.get().scale())),
    }
}

/// An item of the response; `None` without an answer in it.
fn answered(voice: Voice, answers: &Answers, reading: &Reading<'_>, item: &Item) -> Option<Json> {
    let out = Json::object().with("linkId", item.link.as_str());
    let given = match item.what {
        What::Screen(_) | What::Together => {
            let inside: Vec<Json> = item.inside.iter().filter_map(|inside| answered(voice, answers, reading, inside)).collect();
            return (!inside.is_empty()).then(|| out.with("item", inside));
        }
        What::Question(id) | What::Instead(id) => values(voice, answers, reading, id, item.what)?,
    };
    Some(out.with("answer", given))
}

fn values(voice: Voice, answers: &Answers, reading: &Reading<'_>, id: QuestionId, what: What) -> Option<Vec<Json>> {
    if reading.applies(id) == Truth::No {
        return None;
    }
    let chosen = |o: OptionId| Json::object().with("valueCoding", coding(voice, o));
    let instead = what == What::Instead(id);
    match (answers.get(id)?, id.get().kind) {
        (Answer::Amount(n), Kind::Amount(amount)) if !instead => {
            let name = if amount.get().decimals > 0 { "valueDecimal" } else { "valueInteger" };
            Some(vec![Json::object().with(name, number(amount, i32::from(n)))])
        }
        (Answer::Choice(o), Kind::Amount(_)) => instead.then(|| vec![chosen(o)]),
        (Answer::Choice(o), _) => Some(vec![chosen(o)]),
        (Answer::Choices(all), _) => Some(all.into_iter().map(chosen).collect()),
        _ => None,
    }
}

//! What a change of the content does for runners: which answers lead to another level, time or word about running, and by which rule; what
//! came, went and changed; and what the version must say to it (specification 11.4).

mod changes;
mod corpus;
mod items;
mod judge;
mod reach;
mod space;
mod version;
mod witness;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::Result;

use super::content::{Content, Files};
use changes::Changes;
use corpus::{Group, Tried};
pub use items::Bump;
use judge::{Judge, Outcome};
use reach::Reach;
use space::Space;

/// The most rules listed below one difference; the rest is counted.
const RULES_SHOWN: usize = 8;

/// What is found.
pub struct Report {
    /// For people to read.
    pub text: String,
    /// What clinical semantic versioning asks for.
    pub asked: Bump,
    /// Whether the manifest's version has moved enough.
    pub enough: bool,
}

/// Compares two versions of the content. `names` are what people call them, `stories` the files of patient stories.
pub fn report(before: &Content, after: &Content, names: [&str; 2], stories: &Files) -> Result<Report> {
    let versions = [before, after].map(|content| content.source.manifest.version.as_str());
    let mut text = format!("The content of {} ({}) against {} ({})\n", names[1], versions[1], names[0], versions[0]);
    let (was, is) = (items::items(&before.files)?, items::items(&after.files)?);
    if was == is {
        text.push_str("\nNothing changed: every runner gets what they got before.\n");
        return Ok(Report { text, asked: Bump::None, enough: true });
    }
    let read: BTreeSet<&str> = [before, after].iter().flat_map(|c| Reach::of(&c.library).names(&c.library)).collect();
    let changes = Changes::between(&was, &is, &read);

    let space = Space::new(before, after);
    let judges = [Judge::new(&before.library), Judge::new(&after.library)];
    let tried = corpus::try_all(&space, &judges, [before, after], stories);
    let asked = if tried.differences.is_empty() { changes.asked } else { Bump::Major };

    dispositions(&mut text, &space, &judges, &tried);
    changes.write(&mut text);
    if !tried.differences.is_empty() {
        text.push_str("\n## Version\n\nMAJOR, because runners get another result.\n");
    } else {
        let _ = writeln!(text, "\n## Version\n\n{asked}, because of {}.", changes.because());
    }
    if before.source.manifest.signed != after.source.manifest.signed {
        let (was, is) = (before.source.manifest.signed, after.source.manifest.signed);
        let _ = writeln!(text, "Clinically signed: {was} before, {is} now.");
    }
    let enough = version::enough(versions, asked)?;
    let verdict = if enough { "far enough" } else { "NOT far enough" };
    let _ = writeln!(text, "The manifest moved from {} to {}: {verdict}.", versions[0], versions[1]);
    Ok(Report { text, asked, enough })
}

fn dispositions(text: &mut String, space: &Space<'_>, judges: &[Judge<'_>; 2], tried: &Tried) {
    let _ = writeln!(text, "\n## What runners get\n\n{} answer sheets tried on both versions.", tried.sheets);
    if tried.differences.is_empty() {
        text.push_str("None comes out at another level or time, or with another word about running.\n");
        return;
    }
    type Sort = fn(&(Outcome, Outcome)) -> bool;
    let sorts: [(&str, Sort); 3] = [
        ("Less urgent than before", |(was, is)| is.calm() > was.calm()),
        ("More urgent than before", |(was, is)| is.calm() < was.calm()),
        ("Only running differs", |(was, is)| is.calm() == was.calm()),
    ];
    for (title, fits) in sorts {
        let chosen: Vec<(&(Outcome, Outcome), &Group)> = tried.differences.iter().filter(|(key, _)| fits(key)).collect();
        let sheets: usize = chosen.iter().map(|(_, group)| group.sheets).sum();
        if chosen.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n### {title}: {}\n", patterns(sheets));
        for (key, group) in chosen {
            let _ = writeln!(text, "- {} -> {}: {}", key.0, key.1, patterns(group.sheets));
            let mut by: Vec<_> = group.by.iter().collect();
            by.sort_by_key(|(_, same)| std::cmp::Reverse(same.sheets));
            for ((was, is), same) in by.iter().take(RULES_SHOWN) {
                let smallest = witness::smallest(space, judges, same.smallest.clone());
                let rules = if was == is { was.clone() } else { format!("{was} -> {is}") };
                let shown = witness::shown(space, &smallest);
                let _ = writeln!(text, "  - {rules}: {}; smallest: {shown}", patterns(same.sheets));
            }
            if by.len() > RULES_SHOWN {
                let rest: usize = by.iter().skip(RULES_SHOWN).map(|(_, same)| same.sheets).sum();
                let _ = writeln!(text, "  - by {} more rules or pairs of rules: {}", by.len() - RULES_SHOWN, patterns(rest));
            }
        }
    }
}

fn patterns(number: usize) -> String {
    if number == 1 { "1 pattern".into() } else { format!("{number} patterns") }
}

#[cfg(test)]
mod tests {
    //! The judge of this comparison against the engine that runners get.

    use std::collections::BTreeMap;

    use backstride::{
        content::{Channel, Run},
        engine::assess,
        report::{Given, read_answers},
    };

    use super::{
        super::content::{self, Content},
        corpus,
        judge::{Judge, Outcome, Running},
        space::{Answer, Sheet, Space},
    };

    /// What the engine makes of a sheet.
    fn engine(space: &Space<'_>, sheet: &Sheet) -> Outcome {
        let opened = space.opened(1, sheet).into_iter().map(|at| (at, space.calm(at).clone()));
        let whole: Sheet = sheet.clone().into_iter().chain(opened).collect();
        let given: BTreeMap<String, Given> =
            whole.iter().map(|(&at, answer)| (space.asks[at].id.clone(), given(space, at, answer))).collect();
        let shown = super::witness::shown(space, sheet);
        let assessment = assess(&read_answers(given).unwrap_or_else(|errors| panic!("{shown}: {errors:?}")));
        let level = assessment.disposition.unwrap_or_else(|| panic!("the sheet is complete: {shown}"));
        let running = match assessment.run {
            // Nobody runs at D1 and D2 until seen.
            _ if matches!(level.code(), "D1" | "D2") => Running::Stop,
            Run::On => Running::On,
            Run::Pause(hours) => Running::Pause(hours),
            Run::Stop => Running::Stop,
        };
        Outcome {
            level: usize::from(level.code().as_bytes()[1] - b'1'),
            within: assessment.within_hours,
            calls: assessment.channel == Some(Channel::Call),
            running,
        }
    }

    fn given(space: &Space<'_>, at: usize, answer: &Answer) -> Given {
        let ask = &space.asks[at];
        match answer {
            Answer::Number(hundredths) => Given::Number(f64::from(*hundredths) / 100.0),
            Answer::Ticks(ticks) => {
                let mut codes: Vec<_> = ticks.iter().map(|&c| ask.choices[c].code.clone()).collect();
                if ask.many { Given::Codes(codes) } else { Given::Code(codes.remove(0)) }
            }
        }
    }

    #[test]
    fn the_judge_of_the_comparison_and_the_engine_agree() {
        let content = Content::of(content::now().expect("content/ is there"), "the working folder").expect("it is sound");
        let space = Space::new(&content, &content);
        let judge = Judge::new(&content.library);
        let mut tried = 0;
        let mut sheets: Vec<Sheet> = corpus::bases(&space, [&content, &content], &content::Files::new()).into_iter().collect();
        for (at, ask) in space.asks.iter().enumerate() {
            let options = (0..ask.choices.len()).map(|c| Answer::Ticks(vec![c]));
            for answer in options.chain(ask.numbers.iter().map(|&n| Answer::Number(n))) {
                let mut sheet = space.ordinary.clone();
                sheet.insert(at, answer);
                sheets.push(sheet);
            }
        }
        for sheet in sheets {
            let judged = judge.judge(&space.answers(1, &sheet));
            assert_eq!(judged.outcome, engine(&space, &sheet), "{}", super::witness::shown(&space, &sheet));
            tried += 1;
        }
        assert!(tried > 1000, "every case and every single change: {tried}");
    }

    #[test]
    fn a_patient_story_is_tried_too() {
        let content = Content::of(content::now().expect("content/ is there"), "the working folder").expect("it is sound");
        let space = Space::new(&content, &content);
        let story = "[[story]]\nid = 'tired'\nanswers = { U1 = 61, D2q = 'd2_yes', D4q = 'night.turning' }\n";
        let stories = content::Files::from([("tests/stories/soon.toml".to_owned(), story.to_owned())]);
        let told: Vec<String> = corpus::bases(&space, [&content, &content], &stories)
            .iter()
            .map(|sheet| super::witness::shown(&space, sheet))
            .filter(|shown| shown.contains("U1 = 61") && shown.contains("D2q = d2_yes") && shown.contains("D4q = night.turning"))
            .collect();
        assert_eq!(told.len(), 1, "the story, and no case of a rule, has these answers: {told:?}");
    }
}

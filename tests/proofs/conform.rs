//! The diagrams against the engine, on random sheets: whatever a proof reads must come to the same.

use std::{cmp::Reverse, collections::BTreeSet, time::Instant};

use backstride::{
    content::{self, Advice, AdviceKind, Channel, Condition, Disposition, QuestionId, Rule, Run, Step},
    engine::{Assessment, Ranking, Reading, Truth, Unasked, assess, choose, rank, wanted},
    session::{Next, next},
};

use super::{
    advice::Eligible,
    asking::{BUT_CHECKS, PARTLY},
    left_out::{EverySheet, OneSheet, Walk, Ways},
    model::{Filled, Model, Rail, WHOLE},
    sheets::{Sheet, part_sheets, session_sheets, whole_sheets},
    space::SPACE,
};
use crate::cases::show;

impl Sheet {
    /// What a condition comes to on this sheet.
    fn truth(&self, rail: &Rail) -> Truth {
        match (rail.yes.eval_in(&self.valuation), rail.no.eval_in(&self.valuation)) {
            (true, false) => Truth::Yes,
            (false, true) => Truth::No,
            (false, false) => Truth::Unknown,
            (true, true) => panic!("certainly true and certainly false at once"),
        }
    }

    /// Every finding, total, question, rule, default and code, in the engine and in the diagrams.
    fn agree(&self, reading: &Reading<'_>, model: &Model, others: &[Other]) {
        let same = |name: &str, engine: Truth, diagram: &Rail| {
            assert_eq!(engine, self.truth(diagram), "{name}: engine on the left, on {}", show(&self.answers));
        };
        for step in content::order() {
            match *step {
                Step::Question(id) => same(id.get().name, reading.applies(id), model.applies(id)),
                Step::Finding(id) => same(id.get().name, reading.found(id), model.found(id)),
                Step::Total(id) => {
                    let (least, most) = model.sums(id);
                    for (sums, engine) in [(least, reading.total(id).0), (most, reading.total(id).1)] {
                        let here: Vec<i16> =
                            sums.iter().filter(|(_, at)| at.eval_in(&self.valuation)).map(|(sum, _)| *sum).collect();
                        assert_eq!(here, [engine], "{}: engine on the right, on {}", id.get().name, show(&self.answers));
                    }
                }
            }
        }
        content::options().iter().for_each(|o| same(o.code, reading.offered(o.id), model.offered(o.id)));
        content::rules().iter().for_each(|r| same(r.name, reading.truth(&r.when), model.rule(r)));
        others.iter().for_each(|(name, when, rail)| same(name, reading.truth(when), rail));
    }
}

/// A condition that no table of the model holds, and what it comes to.
type Other = (&'static str, &'static Condition, Rail);

fn others(model: &Model) -> Vec<Other> {
    let defaults = content::defaults().iter().map(|d| (d.name, &d.when));
    let codes = content::suppress_codes().iter().filter_map(|code| Some((code.code, code.when.as_ref()?)));
    defaults.chain(codes).map(|(name, when)| (name, when, model.truth(when))).collect()
}

/// Whole sheets: everything the engine says about them.
pub fn whole(count: usize) {
    let start = Instant::now();
    let items: Vec<Eligible> = content::advice().iter().map(Eligible::of).collect();
    let codes: Vec<_> = content::suppress_codes().iter().map(|code| (code, WHOLE.sets(code.id))).collect();
    let others = others(&WHOLE);
    let default_conditions: Vec<_> = content::defaults().iter().map(|d| (d, WHOLE.truth(&d.when))).collect();
    let counted: Vec<_> = content::questions().iter().map(|q| WHOLE.counts(q).or(&WHOLE.applies(q.id).no)).collect();
    let mut levels = std::collections::BTreeMap::new();
    for (n, sheet) in whole_sheets(count).enumerate() {
        let reading = Reading::new(&sheet.answers, Unasked::No);
        sheet.agree(&reading, &WHOLE, &others);
        for q in content::questions() {
            let done = q.optional || reading.applies(q.id) == Truth::No || reading.counts(q.id);
            assert_eq!(done, counted[q.id.index()].eval_in(&sheet.valuation), "{} on {}", q.name, show(&sheet.answers));
        }
        let assessment = assess(&sheet.answers);
        // The result, from the diagrams alone: the most urgent floor, else the first default.
        let fires: Vec<&Rule> = content::rules().iter().filter(|r| WHOLE.rule(r).yes.eval_in(&sheet.valuation)).collect();
        let floor = fires.iter().filter_map(|r| r.floor).max();
        let default = default_conditions.iter().find(|(_, when)| when.yes.eval_in(&sheet.valuation)).map(|(d, _)| *d);
        let expected =
            if floor >= Some(Disposition::Soon) || reading.complete() { floor.or(default.map(|d| d.gives)) } else { None };
        assert_eq!(assessment.disposition, expected, "{}", show(&sheet.answers));
        if floor.is_none() && reading.complete() {
            assert_eq!(assessment.default.as_ref().map(|(d, _)| d.name), default.map(|d| d.name));
        }
        let hours = fires.iter().filter(|r| r.floor.is_some() && r.floor == floor).map(|r| r.within_hours).min();
        if expected.is_some() && floor.is_some() {
            assert_eq!(assessment.within_hours, hours, "{}", show(&sheet.answers));
        }
        assert_eq!(Some(assessment.run), fires.iter().map(|r| r.run).max().or(Some(content::Run::On)));
        for (code, sets) in &codes {
            let set = sets.iter().any(|(_, set)| set.eval_in(&sheet.valuation));
            assert_eq!(assessment.suppresses(code.id), set, "{} on {}", code.code, show(&sheet.answers));
        }
        // Twenty thousand diagrams for one runner: every fourth is enough.
        if n % 4 == 0 {
            advice_agrees(&sheet, &assessment, &items);
        }
        *levels.entry(assessment.disposition).or_insert(0) += 1;
    }
    println!(
        "whole sheets: {count} agree in {} rules, {} advice items ({levels:?}) in {:?}",
        content::rules().len(),
        items.len(),
        start.elapsed()
    );
}

fn advice_agrees(sheet: &Sheet, assessment: &Assessment, items: &[Eligible]) {
    let ranking = rank(&sheet.answers, assessment);
    let choice = choose(&sheet.answers, assessment, &ranking);
    let reading = Reading::new(&sheet.answers, Unasked::No);
    for eligible in items {
        let item = eligible.item;
        let may = eligible.allowed.eval_in(&sheet.valuation) && !eligible.against.iter().any(|set| set.eval_in(&sheet.valuation));
        let chosen = choice.all().any(|c| c.advice == item.id);
        assert!(may || !chosen, "{} is chosen and must not be, on {}", item.name, show(&sheet.answers));
        let level = assessment.disposition.is_some_and(|d| d <= item.most_urgent && d < Disposition::Emergency);
        if item.kind == AdviceKind::Medicine {
            // The one list with room for all: here the diagrams must say exactly when.
            let expected = level && may && asked_for(&reading, assessment, &ranking, item);
            assert_eq!(chosen, expected, "{} on {}", item.name, show(&sheet.answers));
        }
        assert!(level || !chosen, "{} is chosen at a level it is not for, on {}", item.name, show(&sheet.answers));
    }
}

/// Whether anything asks for an item.
fn asked_for(reading: &Reading<'_>, assessment: &Assessment, ranking: &Ranking, item: &Advice) -> bool {
    item.for_all
        || item.helps.iter().any(|&c| ranking.get(c).is_some())
        || item.show_if.iter().any(|&code| assessment.suppresses(code))
        || reading.truth(&item.for_when) == Truth::Yes
}

/// Sheets half filled in: three values, read in three ways.
pub fn partly(count: usize) {
    let start = Instant::now();
    let ways = [
        (Unasked::Unknown, Filled::Partly),
        (Unasked::UnknownButChecks, Filled::PartlyButChecks),
        (Unasked::No, Filled::PartlyForResult),
    ];
    for (unasked, filled) in ways {
        let model = Model::new(filled);
        let others = others(&model);
        for sheet in part_sheets(count) {
            sheet.agree(&Reading::new(&sheet.answers, unasked), &model, &others);
        }
    }
    println!(
        "sheets half filled in: {count} agree, read in three ways, in {:?}; 10^{:.0} whole sheets in all",
        start.elapsed(),
        SPACE.digits()
    );
}

/// The walk of the proof against the questions the engine wants and the screen the session asks: on random sheets, and on those that
/// sessions come through.
pub fn asked(random: usize, sessions: usize) {
    let start = Instant::now();
    let ways = [Ways::new(&PARTLY), Ways::new(&BUT_CHECKS)];
    let diagrams = ways.each_ref().map(|ways| {
        let walk = Walk::new(ways, EverySheet, None);
        content::rules().iter().map(|r| walk.condition(&r.when)).collect::<Vec<_>>()
    });
    let (mut walks, mut exact, mut done) = (0, 0, 0);
    for sheet in part_sheets(random).chain(session_sheets(sessions)) {
        let (reading, wanted) = wanted(&sheet.answers);
        // What is certain, from the diagrams alone.
        let certain = |ways: &Ways| {
            let fired = || content::rules().iter().filter(|r| ways.model.rule(r).yes.eval_in(&sheet.valuation));
            (fired().map(urgency).max().unwrap_or(NO_URGENCY), fired().map(|r| r.run).max().unwrap_or(Run::On))
        };
        let late = usize::from(certain(&ways[0]).0.0 >= Some(Disposition::Soon));
        let (now, run) = certain(&ways[late]);
        let walk = Walk::new(&ways[late], OneSheet(&sheet.valuation), None);
        let (mut met, mut must_ask) = (BTreeSet::new(), false);
        for rule in content::rules() {
            let on_the_way = walk.condition(&rule.when);
            let asked = on_the_way.iter().any(|&q| reading.askable(q) == Truth::Yes);
            let diagram = diagrams[late][rule.id.index()].eval_in(&sheet.valuation);
            assert_eq!(diagram, asked, "{} asks: diagram on the left, on {}", rule.name, show(&sheet.answers));
            let stops = now.0 < Some(Disposition::SameDay) && rule.run > run;
            let matters = now.0 < Some(Disposition::Emergency) && (urgency(rule) > now || stops);
            if matters {
                met.extend(on_the_way);
                must_ask |= asked;
            }
            walks += 1;
        }
        let engine: BTreeSet<_> = content::questions().iter().map(|q| q.id).filter(|&q| wanted.has(q)).collect();
        let names = |all: &BTreeSet<QuestionId>| all.iter().map(|q| q.get().name).collect::<Vec<_>>();
        let missing: BTreeSet<_> = met.difference(&engine).copied().collect();
        assert!(missing.is_empty(), "{:?} are not wanted on {}", names(&missing), show(&sheet.answers));
        let next = next(&sheet.answers);
        assert!(!must_ask || next != Next::Done, "the session ends too early on {}", show(&sheet.answers));
        if now.0 == Some(Disposition::SameDay) {
            // At this level the rules alone say what to ask.
            assert_eq!(names(&engine), names(&met), "the walk on the right, on {}", show(&sheet.answers));
            assert!(next == Next::Emergency || (next == Next::Done) != must_ask, "{next:?} on {}", show(&sheet.answers));
            exact += 1;
        }
        done += usize::from(next == Next::Done);
    }
    assert!(exact > 100 && done > 30, "enough sheets at D2 ({exact}) and at an end ({done})");
    println!(
        "walks: {walks} agree; on {exact} sheets they are all that is asked; {done} sessions are at their end; {:?}",
        start.elapsed()
    );
}

/// As the engine has it: level, time, channel.
type Urgency = (Option<Disposition>, Reverse<u16>, Channel);

const NO_URGENCY: Urgency = (None, Reverse(u16::MAX), Channel::GoToEd);

fn urgency(rule: &Rule) -> Urgency {
    (rule.floor, Reverse(rule.within_hours), rule.channel)
}

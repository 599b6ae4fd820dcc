//! Steps from a calm answer to a flag or to "not sure" (specification 0.3), and what each step does to the rules. A step changes one
//! answer and leaves all others as they are; questions that it opens may have any answer.

use std::{cmp::Reverse, collections::BTreeSet};

use backstride::{
    content::{self, Disposition, Kind, Part, Question, Role, Rule},
    engine::assess,
};
use biodivine_lib_bdd::{Bdd, BddValuation, BddVariable};

use super::{model::WHOLE, space::SPACE};
use crate::cases::show;

/// One change of one answer.
pub struct Step {
    question: &'static Question,
    /// What changes, in codes: `b3_no -> b3_new`, or `+ b1_leak` for one tick more.
    pub name: String,
    before: Vec<(BddVariable, bool)>,
    after: Vec<(BddVariable, bool)>,
}

impl Step {
    pub fn before(&self, diagram: &Bdd) -> Bdd {
        diagram.restrict(&self.before)
    }

    pub fn after(&self, diagram: &Bdd) -> Bdd {
        diagram.restrict(&self.after)
    }

    /// Whether the step can matter to a diagram that reads these.
    pub fn touches(&self, reads: &BTreeSet<BddVariable>) -> bool {
        self.before.iter().any(|(v, _)| reads.contains(v))
    }

    /// Real sheets only: the answer before the step is one, and so are the others.
    pub fn on_sheets(&self, diagram: &Bdd) -> Bdd {
        SPACE.on_sheets(&diagram.and(&self.before(SPACE.sheet(self.question.id))))
    }

    /// The sheets before and after.
    pub fn both(&self, sheet: &BddValuation) -> [BddValuation; 2] {
        [&self.before, &self.after].map(|answer| {
            let mut moved = sheet.clone();
            answer.iter().for_each(|&(variable, value)| moved.set_value(variable, value));
            moved
        })
    }

    /// That the engine, too, gives a less urgent result after the step; and the step in words.
    pub fn confirmed(&self, sheet: &BddValuation, about: &Bdd) -> String {
        let [before, after] = self.both(sheet);
        let [was, is] = [&before, &after].map(|sheet| assess(&SPACE.answers(sheet)));
        let urgency = |a: &backstride::engine::Assessment| (a.disposition, Reverse(a.within_hours.unwrap_or(u16::MAX)));
        assert!(urgency(&is) < urgency(&was), "the engine sees no harm in {} on {}", self.name, show(&SPACE.answers(&before)));
        let level = |a: &backstride::engine::Assessment| {
            format!("{} {} h", a.disposition.map_or("no level", Disposition::code), a.within_hours.unwrap_or(0))
        };
        format!("{}: from {} to {} on {}", self.name, level(&was), level(&is), SPACE.told(&before, about))
    }
}

/// The answer that means "no" or "nothing". For a few questions none is marked so; the options that are listed as benign stand for it.
pub fn calm(q: &Question) -> Vec<&'static content::Choice> {
    let (none, rest): (Vec<_>, Vec<_>) = q.options.iter().map(|o| o.get()).partition(|o| o.role == Role::None);
    if none.is_empty() { rest.into_iter().filter(|o| o.benign).collect() } else { none }
}

/// A safety question whose options are flags, not a scale.
pub fn has_flags(q: &Question) -> bool {
    !q.optional && !q.scale && !matches!(q.kind, Kind::Amount(_))
}

pub fn is_flag(option: &content::Choice) -> bool {
    !option.benign && matches!(option.role, Role::Flag | Role::Unsure) && has_flags(option.question.get())
}

/// One answer alone.
pub fn only(q: &Question, ticked: &content::Choice) -> Vec<(BddVariable, bool)> {
    q.options.iter().map(|&o| (SPACE.option(o), o == ticked.id)).collect()
}

/// Every step of specification 0.3.
pub fn steps() -> Vec<Step> {
    let mut steps = Vec::new();
    for question in content::questions().iter().filter(|q| has_flags(q)) {
        for flag in question.options.iter().map(|o| o.get()).filter(|o| is_flag(o)) {
            for calm in calm(question) {
                let name = format!("{} -> {}", calm.code, flag.code);
                steps.push(Step { question, name, before: only(question, calm), after: only(question, flag) });
            }
            if question.kind == Kind::Many {
                let nones = question.options.iter().filter(|o| o.get().role == Role::None).map(|&o| (SPACE.option(o), false));
                let with = |ticked: bool| nones.clone().chain([(SPACE.option(flag.id), ticked)]).collect();
                steps.push(Step { question, name: format!("+ {}", flag.code), before: with(false), after: with(true) });
            }
        }
    }
    steps
}

/// From "not sure" to each flag of the same question.
pub fn steps_from_unsure() -> Vec<Step> {
    let mut steps = Vec::new();
    for question in content::questions().iter().filter(|q| has_flags(q)) {
        let (unsure, rest): (Vec<_>, Vec<_>) = question.options.iter().map(|o| o.get()).partition(|o| o.role == Role::Unsure);
        for (unsure, flag) in unsure.iter().flat_map(|u| rest.iter().filter(|o| is_flag(o)).map(move |f| (u, f))) {
            let name = format!("{} -> {}", unsure.code, flag.code);
            steps.push(Step { question, name, before: only(question, unsure), after: only(question, flag) });
        }
    }
    steps
}

/// How urgent: level, then the shorter time. None for a rule without a floor.
pub type Urgency = Option<(Disposition, Reverse<u16>)>;

pub fn urgency(rule: &Rule) -> Urgency {
    rule.floor.map(|floor| (floor, Reverse(rule.within_hours)))
}

/// A rule with a floor, where it fires, and what that depends on.
#[derive(Clone)]
pub struct Row {
    pub rule: &'static Rule,
    pub fires: Bdd,
    pub reads: BTreeSet<BddVariable>,
}

impl Row {
    pub fn of(rule: &'static Rule, fires: Bdd) -> Row {
        Row { rule, reads: fires.support_set().into_iter().collect(), fires }
    }
}

/// The rules with a floor.
pub struct Rules {
    pub rows: Vec<Row>,
}

/// That the self-check at home found nothing that acts as a flag: its answers are blank.
pub fn no_self_check() -> Vec<(BddVariable, bool)> {
    let checks = content::questions().iter().filter(|q| q.screen.get().part == Part::Check);
    checks.flat_map(|q| q.options.iter().map(|&o| (SPACE.option(o), false))).collect()
}

impl Rules {
    /// As they fire on whole sheets.
    pub fn all() -> Rules {
        let with_floor = content::rules().iter().filter(|r| r.floor.is_some());
        Rules { rows: with_floor.map(|r| Row::of(r, WHOLE.rule(r).yes.clone())).collect() }
    }

    /// As they fire without a self-check.
    pub fn without_self_check() -> Rules {
        let blank = no_self_check();
        Rules { rows: Rules::all().rows.into_iter().map(|row| Row::of(row.rule, row.fires.restrict(&blank))).collect() }
    }

    /// A sheet on which `row` fires before the step, and after it no rule that is as urgent; none if the step never lowers the urgency
    /// through this rule. `within`: only on these sheets, seen after the step.
    pub fn lost(&self, row: &Row, step: &Step, within: Option<&Bdd>) -> Option<BddValuation> {
        if !step.touches(&row.reads) {
            return None;
        }
        let mut lost = step.before(&row.fires).and_not(&step.after(&row.fires));
        if lost.is_false() {
            return None;
        }
        if let Some(within) = within {
            lost = lost.and(&step.after(within));
        }
        SPACE.sheet_without(step.on_sheets(&lost), &self.after(step, urgency(row.rule)))
    }

    /// The rules that are at least so urgent, as they are after a step.
    pub fn after(&self, step: &Step, least: Urgency) -> Vec<Bdd> {
        self.rows.iter().filter(|r| urgency(r.rule) >= least).map(|r| step.after(&r.fires)).collect()
    }

    /// All rules, as they are before a step.
    pub fn before(&self, step: &Step) -> Vec<Bdd> {
        self.rows.iter().map(|r| step.before(&r.fires)).collect()
    }

    /// Every step that lowers the urgency through a rule.
    pub fn lowered(&self, steps: &[Step], within: Option<&Bdd>) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for row in &self.rows {
            for step in steps {
                if let Some(sheet) = self.lost(row, step, within) {
                    found.push((format!("{} {}", row.rule.name, step.name), step.confirmed(&sheet, &row.fires)));
                }
            }
        }
        found
    }
}

/// Steps that make a result of the default rules less urgent, while no rule sets a floor before them; for whoever made no self-check. What
/// was found at home is no safety answer (0.3), and counts only while its question is offered.
pub struct Defaults {
    rules: Rules,
    calmest: Bdd,
    sooner: Bdd,
}

impl Defaults {
    /// R-DEF-5 (self-care) comes first, then R-DEF-4a (14 days), and R-DEF-4 (28 days) is what is left.
    pub fn without_self_check() -> Defaults {
        let [calmest, sooner, last] = content::defaults() else { panic!("three default rules") };
        assert_eq!([calmest.name, sooner.name, last.name], ["R-DEF-5", "R-DEF-4a", "R-DEF-4"], "the default rules, in order");
        let holds = |d: &content::DefaultRule| WHOLE.truth(&d.when).yes.restrict(&no_self_check());
        let calmest = holds(calmest);
        Defaults { rules: Rules::without_self_check(), sooner: holds(sooner).and_not(&calmest), calmest }
    }

    /// From a visit to self-care.
    pub fn to_self_care(&self, steps: &[Step]) -> Vec<(String, String)> {
        let any_floor = Some((Disposition::Routine, Reverse(u16::MAX)));
        self.lowered(steps, any_floor, |step| step.after(&self.calmest).and_not(&step.before(&self.calmest)))
    }

    /// From a visit within 14 days to one within 28, or to self-care.
    pub fn to_later(&self, steps: &[Step]) -> Vec<(String, String)> {
        self.lowered(steps, IN_14_DAYS, |step| step.before(&self.sooner).and_not(&step.after(&self.sooner)))
    }

    /// From a visit within 14 days by default to one within 28 by a rule: defaults are not used where a rule set a floor (3.24).
    pub fn to_a_later_rule(&self, steps: &[Step]) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for row in self.rules.rows.iter().filter(|row| urgency(row.rule) < IN_14_DAYS) {
            let touching: Vec<&Step> = steps.iter().filter(|step| step.touches(&row.reads)).collect();
            let lost = |step: &Step| step.before(&self.sooner).and(&step.after(&row.fires));
            let lowered = self.lowered(touching, IN_14_DAYS, lost);
            found.extend(lowered.into_iter().map(|(step, witness)| (format!("{} {step}", row.rule.name), witness)));
        }
        found
    }

    fn lowered<'s>(
        &self,
        steps: impl IntoIterator<Item = &'s Step>,
        least: Urgency,
        lost: impl Fn(&Step) -> Bdd,
    ) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for step in steps {
            let lost = lost(step);
            if lost.is_false() {
                continue;
            }
            // No floor before the step, and none that is urgent enough after it.
            let others: Vec<Bdd> = self.rules.before(step).into_iter().chain(self.rules.after(step, least)).collect();
            if let Some(sheet) = SPACE.sheet_without(step.on_sheets(&lost), &others) {
                found.push((step.name.clone(), step.confirmed(&sheet, &self.calmest.or(&self.sooner))));
            }
        }
        found
    }
}

const IN_14_DAYS: Urgency = Some((Disposition::Routine, Reverse(14 * 24)));

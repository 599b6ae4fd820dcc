//! Rules broken on purpose. A proof that lets a broken rule pass proves little, so each break must be seen by one of the checks.

use std::collections::BTreeMap;

use backstride::content::{self, Condition, Rule};
use biodivine_lib_bdd::{Bdd, BddVariable};
use toml::Table;

use super::{
    exceptions::{LOWERED, SCALES},
    model::WHOLE,
    says::{Language, says},
    space::SPACE,
    steps::{Row, Rules, Step, calm, has_flags, is_flag, no_self_check, only, urgency},
};
use crate::cases;

/// What sees a broken rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// Some flag now lowers the urgency.
    Steps,
    /// With every flag calm it fires where the scales alone do not say so, or the other way round.
    Calm,
    /// It does not fire on the runner it was written for, or fires on the near miss.
    ItsCases,
    /// Only the golden condition sees it.
    TheGoldenCondition,
}

/// The checks, with what they need worked out once.
pub struct Checks {
    rules: Rules,
    steps: Vec<Step>,
    calm: Vec<(BddVariable, bool)>,
    blank: Vec<(BddVariable, bool)>,
    written: Vec<(String, Table)>,
    /// Steps that take some rule away, and lean on others to be as urgent: which rule, which step.
    leaning: Vec<(usize, usize)>,
    golden: BTreeMap<&'static str, Bdd>,
}

/// Every flag question at its calm answer, every optional one blank; scales, the places and the start of the pain stay free.
pub fn all_calm() -> Vec<(BddVariable, bool)> {
    let mut answers = no_self_check();
    for q in content::questions() {
        if q.optional {
            answers.extend(q.options.iter().map(|&o| (SPACE.option(o), false)));
        } else if let Some(calm) = calm(q).first().filter(|_| has_flags(q)) {
            answers.extend(only(q, calm));
        }
    }
    answers
}

/// Whether a rule fires with every flag calm exactly where the table of scales says.
pub fn as_scales_say(rule: &Rule, fires: &Bdd, calm: &[(BddVariable, bool)]) -> bool {
    let region = SCALES.iter().find(|(name, _)| *name == rule.name).map_or("nothing", |(_, region)| *region);
    SPACE.on_sheets(&fires.restrict(calm).xor(&says(region).restrict(calm))).is_false()
}

impl Checks {
    pub fn new(steps: Vec<Step>) -> Checks {
        let rules = Rules::without_self_check();
        let takes_away = |row: &Row, step: &Step| {
            step.touches(&row.reads) && !step.on_sheets(&step.before(&row.fires).and_not(&step.after(&row.fires))).is_false()
        };
        let of_row = |(at, row)| steps.iter().enumerate().filter(move |(_, s)| takes_away(row, s)).map(move |(n, _)| (at, n));
        let leaning = rules.rows.iter().enumerate().flat_map(of_row).collect();
        let written = cases::written_rules();
        Checks { leaning, rules, calm: all_calm(), blank: no_self_check(), written, golden: golden_conditions(), steps }
    }

    /// The first check that sees the break; none if it passes.
    pub fn see(&self, rule: &'static Rule, broken: &Bdd) -> Option<Seen> {
        let broken = Row::of(rule, broken.restrict(&self.blank));
        if self.steps_see(&broken) {
            return Some(Seen::Steps);
        }
        if !as_scales_say(rule, &broken.fires, &self.calm) {
            return Some(Seen::Calm);
        }
        if self.cases_see(rule, &broken.fires) {
            return Some(Seen::ItsCases);
        }
        (broken.fires != self.golden[rule.name]).then_some(Seen::TheGoldenCondition)
    }

    /// Whether a flag lowers the urgency now: through the broken rule, or through one that leant on it.
    fn steps_see(&self, broken: &Row) -> bool {
        let mut rules = Rules { rows: self.rules.rows.clone() };
        rules.rows.iter_mut().filter(|r| r.rule.id == broken.rule.id).for_each(|r| *r = broken.clone());
        let lost = |row: &Row, step: &Step| {
            let listed = LOWERED.iter().any(|(name, _)| *name == format!("{} {}", row.rule.name, step.name));
            !listed && rules.lost(row, step, None).is_some()
        };
        let leant = |row: &Row| row.rule.id != broken.rule.id && urgency(row.rule) <= urgency(broken.rule);
        self.steps.iter().any(|step| lost(broken, step))
            || self.leaning.iter().any(|&(row, step)| leant(&rules.rows[row]) && lost(&rules.rows[row], &self.steps[step]))
    }

    /// The two runners that stand beside the rule in the content.
    fn cases_see(&self, rule: &Rule, broken: &Bdd) -> bool {
        let (_, table) = self.written.iter().find(|(id, _)| id == rule.name).expect("every rule is written somewhere");
        let case = |name: &str| table[name].as_table().expect("a case");
        let calm = SPACE.calm_sheet(&SPACE.truth(true)).expect("there are sheets");
        let fires = |layers: &[&Table]| broken.eval_in(&SPACE.valuation(&cases::answers(layers), &calm));
        !fires(&[case("fires")]) || fires(&[case("fires"), case("near")])
    }
}

/// The conditions of the specification, without a self-check.
pub fn golden_conditions() -> BTreeMap<&'static str, Bdd> {
    let blank = no_self_check();
    let (language, rules) = Language::golden();
    rules.into_iter().map(|(name, condition)| (name, language.says(condition).restrict(&blank))).collect()
}

/// The rule with one positive flag or finding in the place of its opposite, for each of them; and its code.
pub fn with_one_negated(rule: &Rule) -> Vec<(String, Bdd)> {
    let mut all = Vec::new();
    loop {
        let mut walk = Walk { negate: all.len(), seen: 0, code: None };
        let broken = walk.of(&rule.when, true);
        match walk.code {
            Some(code) => all.push((code, broken)),
            None => return all,
        }
    }
}

struct Walk {
    /// Which flag, counted from 0.
    negate: usize,
    seen: usize,
    code: Option<String>,
}

impl Walk {
    fn of(&mut self, condition: &Condition, positive: bool) -> Bdd {
        match condition {
            Condition::All(parts) => parts.iter().fold(SPACE.truth(true), |all, part| all.and(&self.of(part, positive))),
            Condition::Any(parts) => parts.iter().fold(SPACE.truth(false), |any, part| any.or(&self.of(part, positive))),
            Condition::Not(parts) => parts.iter().fold(SPACE.truth(false), |any, part| any.or(&self.of(part, !positive))).not(),
            leaf => {
                let holds = WHOLE.truth(leaf).yes;
                let counts = match leaf {
                    Condition::Is(option) => positive && is_flag(option.get()),
                    Condition::Found(_) => positive,
                    _ => false,
                };
                if !counts {
                    return holds;
                }
                self.seen += 1;
                if self.seen == self.negate + 1 {
                    self.code = Some(leaf.to_string());
                    return holds.not();
                }
                holds
            }
        }
    }
}

//! The smallest sheet that still shows a difference: greedily, one answer after the other is put back to that of the ordinary runner.

use super::{
    judge::{Judge, deciders},
    space::{Answer, Sheet, Space},
};

/// Takes away from a sheet whatever is not needed for both outcomes, and the rules behind them, to stay as they are.
pub fn smallest(space: &Space<'_>, judges: &[Judge<'_>; 2], mut sheet: Sheet) -> Sheet {
    let difference = |sheet: &Sheet| {
        let judged = [0, 1].map(|side| judges[side].judge(&space.answers(side, sheet)));
        (judged.map(|j| j.outcome), deciders(&judged))
    };
    let wanted = difference(&sheet);
    let holds = |sheet: &Sheet| difference(sheet) == wanted;
    loop {
        let smaller = steps(space, &sheet).into_iter().find(|sheet| holds(sheet));
        match smaller {
            Some(smaller) => sheet = smaller,
            None => return sheet,
        }
    }
}

/// Every sheet that is one step nearer to the ordinary runner: one answer put back, or one tick of several taken away.
fn steps(space: &Space<'_>, sheet: &Sheet) -> Vec<Sheet> {
    let mut steps = Vec::new();
    for (at, answer) in sheet {
        let mut with = |answer: Option<&Answer>| {
            let mut step = sheet.clone();
            match answer {
                Some(answer) => step.insert(*at, answer.clone()),
                None => step.remove(at),
            };
            steps.push(step);
        };
        let ordinary = space.ordinary.get(at);
        if ordinary != Some(answer) {
            with(ordinary);
            if let Answer::Ticks(ticks) = answer
                && ticks.len() > 1
            {
                for tick in ticks {
                    with(Some(&Answer::Ticks(ticks.iter().copied().filter(|t| t != tick).collect())));
                }
            }
        }
    }
    steps
}

/// What a sheet changes of the ordinary runner, and what it opens that is then answered calmly: `P1 = loc.sacrum, G = g1; then Gr = g_none`.
pub fn shown(space: &Space<'_>, sheet: &Sheet) -> String {
    let changes: Vec<_> = sheet
        .iter()
        .filter(|(at, answer)| space.ordinary.get(at) != Some(answer))
        .map(|(&at, answer)| space.shown(at, answer))
        .collect();
    let mut opened = space.opened(1, sheet);
    opened.extend(space.opened(0, sheet));
    opened.sort_unstable();
    opened.dedup();
    let changes = if changes.is_empty() { "the ordinary runner".to_owned() } else { changes.join(", ") };
    if opened.is_empty() {
        return changes;
    }
    let opened: Vec<_> = opened.into_iter().map(|at| space.shown(at, space.calm(at))).collect();
    format!("{changes} (opened, answered calmly: {})", opened.join(", "))
}

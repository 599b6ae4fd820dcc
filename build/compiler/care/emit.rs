//! Writes the care content: field by field, as `src/content/decode.rs` reads it.

use super::{
    super::{emit::Writer, library::Library},
    resolve::KINDS,
};

/// Adds the tables.
pub fn tables(l: &Library, w: &mut Writer) {
    w.rows(&l.contributors, |w, c| {
        w.name(&c.id);
        [c.pattern, c.fallback, c.explainer_only, c.only_by_rule, c.first].into_iter().for_each(|flag| w.yes(flag));
        w.ids(&c.first_if);
        w.text(c.name);
        w.text(c.explain);
        w.optional(c.would_not_fit);
        w.numbers([c.score, c.met]);
        w.ids(&c.exclude_rules);
        w.place(&["Knowing", "Partly", "Well"], c.cap);
        w.or_never(c.cap_unless.as_ref());
        w.signed(c.shows_from.into());
        w.numbers([c.sign.into(), c.link.into()]);
        w.ids(&c.sources);
    });
    w.rows(&l.advice, |w, a| {
        // Exercises are link targets of learn mode, and the diary stores what was done by name.
        let learned = l.learn.exercises.iter().any(|(_, _, _, items)| items.iter().any(|&at| l.advice[at].id == a.id));
        if learned || matches!(a.kind, "Walking" | "Stretch" | "Strength") {
            w.name(&a.id);
        } else {
            w.code(&a.id);
        }
        w.number(KINDS.iter().position(|(_, variant)| *variant == a.kind).unwrap_or(0));
        w.number(a.stages.into());
        w.level(a.most_urgent);
        // An item that names nobody is for whoever its condition holds for.
        let all = a.all || (a.help.is_empty() && a.for_when.is_none());
        [a.core, a.against, all].into_iter().for_each(|flag| w.yes(flag));
        w.ids(&a.help);
        w.or_never(a.for_when.as_ref());
        w.maybe(a.when.as_ref());
        w.or_never(a.unless.as_ref());
        w.ids(&a.suppress);
        w.ids(&a.show_if);
        w.list(&a.limits, |w, &at| {
            let limit = &l.limits[at];
            w.ids(&limit.codes);
            match (&limit.when, limit.codes.is_empty()) {
                (None, true) => w.maybe(None),
                (when, _) => w.or_never(when.as_ref()),
            }
            w.text(limit.text);
        });
        w.text(a.title);
        w.text(a.how);
        w.text(a.dose);
        w.optional(a.skip_if);
        w.number(a.grade.into());
        w.ids(&a.sources);
    });
    w.rows(&l.figures, |w, f| {
        w.number(f.advice);
        w.optional(f.limit);
        w.text(f.poses);
        w.text(f.alt);
    });
    w.rows(&l.claims, |w, c| {
        w.name(&c.id);
        w.name(&c.verdict);
        w.text(c.says);
        w.text(c.answer);
        w.ids(&c.contributors);
        w.ids(&c.advice);
        w.ids(&c.sources);
    });
    w.rows(&l.explainers, |w, e| {
        w.name(&e.id);
        w.text(e.title);
        w.text(e.text);
        w.ids(&e.sources);
    });
    w.rows(&l.outlook, |w, o| {
        w.text(o.text);
        match (&o.when, o.rules.is_empty()) {
            (None, true) => w.maybe(None),
            (when, _) => w.or_never(when.as_ref()),
        }
        w.ids(&o.rules);
        w.ids(&o.exclude_rules);
        w.level(o.most_urgent);
        w.ids(&o.sources);
    });
    w.ids(&l.running_inputs);
    l.running_amounts.iter().for_each(|(_, amount)| w.number(*amount));
    l.running_when.iter().for_each(|(_, when)| w.condition(when));
    w.ids(&l.running_codes);
    learn(l, w);
}

/// Adds the tables of learn mode.
fn learn(l: &Library, w: &mut Writer) {
    w.rows(&l.learn.exercises, |w, (id, title, lead, items)| {
        w.name(id);
        w.text(*title);
        w.text(*lead);
        w.ids(items);
    });
    w.rows(&l.learn.codes, |w, (code, text)| {
        w.number(*code);
        w.text(*text);
    });
    w.rows(&l.learn.unless, |w, (advice, text)| {
        w.number(*advice);
        w.text(*text);
    });
    w.rows(&l.learn.claims, |w, (id, title, items)| {
        w.name(id);
        w.text(*title);
        let runs: Vec<&[usize]> = items.chunk_by(|a, b| a + 1 == *b).collect();
        w.rows(&runs, |w, run| w.numbers([run[0], run.len()]));
    });
    w.rows(&l.learn.instead, |w, (of, text)| {
        w.text(*of);
        w.text(*text);
    });
}

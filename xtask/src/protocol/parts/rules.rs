//! Red flag rules and default rules.

use super::{
    super::{
        compiler::{
            library::{Condition, Rule, Run},
            source,
        },
        content::Content,
        page::{Block, Id, Inline, Kind, Line, Section, join, link, plain, text, way},
        phrase,
    },
    Facts, answers, condition, index, named_by, reviewed, rule_patterns, sources, time,
};

/// Every red flag rule, by topic.
pub fn rules(content: &Content) -> Section {
    let mut part = Section::part("rules", "Red flag rules");
    part.blocks.push(Block::Paragraph(plain(
        "A rule that fires sets a floor: the result is never less urgent. \"Fires on\" and \"near miss\" are changes to the ordinary runner \
         (see the worked examples); the compiler tries both at every build.",
    )));
    let mut resolved = content.library.rules.iter();
    for file in &content.source.rules {
        let name = file.file.trim_start_matches("content/rules/").trim_end_matches(".toml");
        let mut group = Section::part(&format!("rules-{name}"), file.what.title.get_ref());
        for (written, rule) in file.what.rule.iter().zip(resolved.by_ref()) {
            group.sections.push(self::rule(content, written, rule));
        }
        group.blocks.push(Block::Paragraph(reviewed(&file.file, &file.what.review)));
        group.blocks.push(index(&group.sections));
        part.sections.push(group);
    }
    part
}

fn rule(content: &Content, written: &source::Rule, rule: &Rule) -> Section {
    let id = &rule.id;
    let mut title = vec![text(format!("{id} "))];
    match rule.floor {
        Some(floor) => title.push(Inline::Level(content.source.dispositions[floor].code.get_ref().clone())),
        None => title.push(text("(no floor)")),
    }
    let mut section = Section::new(Id::new(Kind::Rule, id), title);
    let mut facts = Facts::default();
    condition(&mut facts, content, "Fires when", Some(&rule.when), Some(&written.when));
    meanings(&mut facts, content, &rule.when);
    facts.line("Gives", gives(content, rule));
    let contact = &content.library.contacts[rule.who];
    let mut who = vec![link(Kind::Contact, &contact.0)];
    who.push(text(format!(": {}", content.text(contact.1))));
    facts.line("Whom to see", who);
    facts.text("Reason", written.reason.get_ref());
    facts.maybe("To say", written.say.as_ref());
    facts.maybe("Meanwhile", written.meanwhile.as_ref());
    if !written.shows.is_empty() {
        facts.text("Shows the card", written.shows.iter().map(|s| s.get_ref().as_str()).collect::<Vec<_>>().join(", "));
    }
    if !written.silences.is_empty() {
        facts.line("Leaves out the \"meanwhile\" of", rule_patterns(content, &written.silences));
    }
    if rule.family < content.library.rules.len() && content.library.rules[rule.family].id != *id {
        facts.line(
            "Part of",
            vec![way(Kind::Rule, &content.library.rules[rule.family].id, &content.library.rules[rule.family].id)],
        );
    }
    if let Some(note) = &written.note {
        facts.text("Note for clinicians", note);
    }
    facts.line("Fires on", answers(content, written.fires.get_ref()));
    facts.line("Near miss", near(content, written));
    facts.line("Sources", sources(&written.sources));
    let (hazards, tests) = held_by(content, id);
    facts.line("Hazards", hazards);
    facts.line("Tests of those hazards", tests);
    facts.line("Named by", named_by(Kind::Rule, id));
    section.blocks.push(facts.done());
    section
}

fn near(content: &Content, written: &source::Rule) -> Line {
    let mut line = plain("as above, but ");
    line.extend(answers(content, written.near.get_ref()));
    line
}

/// What the findings in a condition mean.
fn meanings(facts: &mut Facts, content: &Content, when: &Condition) {
    let lines = phrase::meanings(content, when);
    if !lines.is_empty() {
        facts.blocks("Where", vec![Block::List(lines)]);
    }
}

/// Level, time, way to help, and running.
fn gives(content: &Content, rule: &Rule) -> Line {
    let mut line = Line::new();
    match rule.floor {
        Some(floor) => {
            let level = &content.source.dispositions[floor];
            line.push(link(Kind::Level, level.code.get_ref()));
            line.push(text(format!(" {}; within: {}", level.name.get_ref(), time(rule.within))));
            if floor == 0 {
                line.push(text(if rule.calls { "; by ambulance" } else { "; by own way to emergency care" }));
            }
        }
        None => line.push(text("no level of its own")),
    }
    line.push(text(match rule.run {
        Run::On => "; running: as it is".to_owned(),
        Run::Pause(hours) => format!("; running: pause of {}", time(hours)),
        Run::Stop => "; running: stop until seen".to_owned(),
    }));
    line
}

/// The hazards that name this rule, and the tests those name.
fn held_by(content: &Content, id: &str) -> (Line, Line) {
    let names = |pattern: &str| pattern.strip_suffix('*').map_or(pattern == id, |start| id.starts_with(start));
    let hazards: Vec<_> = content
        .source
        .care
        .hazards
        .what
        .hazard
        .iter()
        .filter(|h| h.rules.iter().any(|pattern| names(pattern.get_ref())))
        .collect();
    let mut tests: Vec<&str> = hazards.iter().flat_map(|h| h.tests.get_ref()).map(|t| t.get_ref().as_str()).collect();
    tests.sort_unstable();
    tests.dedup();
    (
        join(hazards.iter().map(|h| vec![way(Kind::Hazard, h.id.get_ref(), format!("{} {}", h.id.get_ref(), h.hazard))]), "; "),
        join(tests.into_iter().map(|t| vec![way(Kind::Test, t, t)]), "; "),
    )
}

/// The default rules.
pub fn defaults(content: &Content) -> Section {
    let mut part = Section::part("defaults", "Default rules");
    part.blocks
        .push(Block::Paragraph(plain("Used only when no rule set a floor, in this order; the last one has no condition.")));
    for (written, default) in content.source.defaults.what.iter().zip(&content.library.defaults) {
        let id = &default.id;
        let level = &content.source.dispositions[default.gives];
        let title = vec![text(format!("{id} ")), Inline::Level(level.code.get_ref().clone())];
        let mut section = Section::new(Id::new(Kind::Default, id), title);
        let mut facts = Facts::default();
        match (&default.when, &written.when) {
            (Some(when), Some(text)) => {
                condition(&mut facts, content, "Used when", Some(when), Some(text));
                meanings(&mut facts, content, when);
            }
            _ => facts.text("Used when", "no rule before it is used"),
        }
        let mut gives = vec![link(Kind::Level, level.code.get_ref()), text(format!(" {}", level.name.get_ref()))];
        if let Some(within) = default.within {
            gives.push(text(format!("; within: {}", time(within))));
        }
        facts.line("Gives", gives);
        facts.text("Reason", written.reason.get_ref());
        facts.line("Sources", sources(&written.sources));
        facts.line("Named by", named_by(Kind::Default, id));
        section.blocks.push(facts.done());
        part.sections.push(section);
    }
    part
}

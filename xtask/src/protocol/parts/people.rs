//! Levels of urgency, whom to see, numbers by region, and the signs that send a runner for help later.

use super::{
    super::{
        compiler::source,
        content::Content,
        page::{Block, Id, Inline, Kind, Line, Row, Section, Table, join, plain, text, way},
    },
    Facts, named_by,
};

/// D1 to D5, each with the rules that give it.
pub fn levels(content: &Content) -> Section {
    let mut part = Section::part("levels", "Levels of urgency");
    part.blocks.push(Block::Paragraph(plain(
        "The result is the most urgent floor of all rules that fire; at equal level the shortest time. Only when no floor fires do the \
         default rules decide. D4 and D5 are given only when every safety question that applies has an answer.",
    )));
    for (at, level) in content.source.dispositions.iter().enumerate() {
        let code = level.code.get_ref();
        let title = vec![Inline::Level(code.clone()), text(format!(" {}", level.name.get_ref()))];
        let mut section = Section::new(Id::new(Kind::Level, code), title);
        let mut facts = Facts::default();
        facts.text("A runner reads", level.lead.get_ref());
        facts.text("Within", &level.within);
        let rules =
            content.library.rules.iter().filter(|r| r.floor == Some(at)).map(|r| vec![way(Kind::Rule, &r.id, r.id.as_str())]);
        facts.line("Rules with this floor", join(rules, ", "));
        let defaults = content.library.defaults.iter().filter(|d| d.gives == at);
        facts.line("Default rules", join(defaults.map(|d| vec![way(Kind::Default, &d.id, d.id.as_str())]), ", "));
        section.blocks.push(facts.done());
        part.sections.push(section);
    }
    let free = content.library.rules.iter().filter(|r| r.floor.is_none());
    let mut line = plain("Rules without a floor, which only stop or pause running or show a text: ");
    line.extend(join(free.map(|r| vec![way(Kind::Rule, &r.id, r.id.as_str())]), ", "));
    part.blocks.push(Block::Paragraph(line));
    part
}

/// Contacts, and the regions that fill their words.
pub fn contacts(content: &Content) -> Section {
    let mut part = Section::part("contacts", "Whom to see, and numbers by region");
    let contacts = &content.source.contacts.what;
    part.blocks.push(Block::Table(Table {
        head: ["Contact", "Name", "What the runner is told", "Named by"].map(str::to_owned).to_vec(),
        rows: contacts
            .iter()
            .map(|c| {
                let id = c.id.get_ref();
                let cells = vec![
                    vec![Inline::Code(id.clone())],
                    plain(c.name.get_ref()),
                    plain(c.action.get_ref()),
                    named_by(Kind::Contact, id),
                ];
                Row { id: Some(Id::new(Kind::Contact, id)), cells }
            })
            .collect(),
    }));
    let unverified = content.source.regions.what.iter().filter(|r| r.verified_on == "not yet").count();
    if unverified > 0 {
        part.blocks.push(Block::Note(plain(format!(
            "The numbers of {unverified} of {} regions have not been verified.",
            content.source.regions.what.len()
        ))));
    }
    let head = [
        "Region",
        "Emergency {em}",
        "Urgent {urgent}",
        "Crisis {crisis}",
        "{ed}",
        "{gp}",
        "Text relay",
        "Verified",
        "Confidence",
    ];
    part.blocks.push(Block::Table(Table {
        head: head.map(str::to_owned).to_vec(),
        rows: content.source.regions.what.iter().map(region).collect(),
    }));
    part
}

fn region(region: &source::Region) -> Row {
    let lines = |lines: &[source::Line]| {
        let each = lines.iter().map(|l| match (&l.show, &l.tel) {
            (Some(show), _) => plain(format!("{}: {show}", l.text.get_ref())),
            (None, Some(tel)) if tel.get_ref() != l.text.get_ref() => plain(format!("{}: {}", l.text.get_ref(), tel.get_ref())),
            _ => plain(l.text.get_ref()),
        });
        join(each, "; ")
    };
    let relay = region.text_relay.as_ref().map_or_else(Line::new, |t| plain(t.get_ref()));
    Row {
        id: Some(Id::new(Kind::Region, region.id.get_ref())),
        cells: vec![
            plain(format!("{} {}", region.id.get_ref(), region.name.get_ref())),
            lines(&region.emergency),
            lines(&region.urgent),
            lines(&region.crisis),
            plain(region.ed.get_ref()),
            plain(region.gp.get_ref()),
            relay,
            plain(&region.verified_on),
            plain(&region.confidence),
        ],
    }
}

/// The texts of the safety net, in order.
pub fn safety_net(content: &Content) -> Section {
    let mut part = Section::part("safety-net", "Safety net: the signs to act on later");
    for file in content.source.words.iter().filter(|f| f.file.ends_with("/safety-net.toml")) {
        let mut rows: Vec<_> = file.what.iter().collect();
        rows.sort_by_key(|(_, text)| text.span().start);
        part.blocks.push(super::evidence::text_table(rows.into_iter()));
    }
    part
}

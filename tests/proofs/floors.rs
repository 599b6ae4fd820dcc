//! The golden table: each rule's floor, time, run column and channel as the specification has them (`floors.txt`).

use std::collections::BTreeMap;

use backstride::content::{self, Channel, Disposition, Rule, Run};

/// A row: floor, within, run, channel, as written in the table.
pub type Floor = [String; 4];

/// Every row, by rule.
pub fn golden() -> BTreeMap<&'static str, Floor> {
    let rows = include_str!("floors.txt").lines().filter(|line| !line.starts_with('#'));
    let parsed = rows.map(|line: &'static str| {
        let cells: Vec<&'static str> = line.split('#').next().unwrap_or(line).split_whitespace().collect();
        let [rule, floor, within, run, channel] = cells[..] else { panic!("floors.txt: `{line}` has five columns") };
        (rule, [floor, within, run, channel].map(str::to_owned))
    });
    let rows: Vec<(&'static str, Floor)> = parsed.collect();
    let table: BTreeMap<_, _> = rows.iter().cloned().collect();
    assert_eq!(table.len(), rows.len(), "no rule stands twice in floors.txt");
    table
}

/// The row of a rule as compiled, if its floor were `floor`.
pub fn row(rule: &Rule, floor: Option<Disposition>) -> Floor {
    let within = match (floor, rule.within_hours) {
        (None, _) => "-".to_owned(),
        (_, 0) => "now".to_owned(),
        // Days from 2 on, as the tables write them; one day is `1d` for D3 and `24h` for D2.
        (Some(level), hours) if hours % 24 == 0 && (hours > 24 || level < Disposition::SameDay) => format!("{}d", hours / 24),
        (_, hours) => format!("{hours}h"),
    };
    let run = match rule.run {
        Run::On => "-".to_owned(),
        Run::Stop => "stop".to_owned(),
        Run::Pause(hours) if hours % 24 == 0 && hours > 48 => format!("pause{}d", hours / 24),
        Run::Pause(hours) => format!("pause{hours}h"),
    };
    let channel = match (floor, rule.channel) {
        (Some(Disposition::Emergency), Channel::Call) => "call",
        (Some(Disposition::Emergency), Channel::GoToEd) => "go_ed",
        _ => "-",
    };
    [floor.map_or("-", Disposition::code).to_owned(), within, run, channel.to_owned()]
}

/// The content against the table; how many floors would be seen if they were one level too low.
pub fn agree() -> usize {
    let golden = golden();
    let mut seen = 0;
    for rule in content::rules() {
        let wanted = golden.get(rule.name).unwrap_or_else(|| panic!("{} is not in floors.txt", rule.name));
        assert_eq!(*wanted, row(rule, rule.floor), "{}: floors.txt on the left, the content on the right", rule.name);
        if let Some(floor) = rule.floor {
            let lower = Disposition::ALL.into_iter().rfind(|level| *level < floor);
            assert_ne!(*wanted, row(rule, lower), "{} one level too low is not seen", rule.name);
            seen += 1;
        }
    }
    assert_eq!(golden.len(), content::rules().len(), "floors.txt holds no rule that is not there");
    seen
}

//! What the diary's buttons do, and what the shell's answers mean. What is to happen to the store comes out as a text for the shell:
//! `diary,keep,...`, `diary,save,...` or `diary,wipe,`.

use super::{day_of, entry};
use crate::{
    engine::assess,
    report::{
        Voice, care,
        diary::{Diary, MOST_DAYS, export, read, write},
    },
    session::{Action, Place},
    view::{Date, Did, Draft, Flow, Mark, Told, Trouble},
    words::key,
};

/// Does what a mark asks for; returns what the shell has to do. The day is the runner's own.
pub fn act(flow: &mut Flow, mark: Mark, today: Date, voice: Voice) -> Option<String> {
    let today = day_of(today);
    if matches!(mark, Mark::Set(..) | Mark::Toggle(_) | Mark::Yesterday(_)) {
        // "Saved" is not true of what is written after it.
        flow.diary.said = None;
    }
    match mark {
        Mark::Open(open) => {
            draft(flow, today, false);
            flow.diary.said = None;
            flow.turn(open);
        }
        Mark::Begin => {
            let assessment = assess(flow.session.answers());
            let care = care(flow.session.answers(), &assessment);
            let new = match &flow.diary.kept {
                Some(diary) => diary.renew(today, care.running.as_ref(), &care.advice),
                None => Diary::begin(today, care.running.as_ref(), &care.advice),
            };
            return keep(flow, new);
        }
        Mark::Check => {
            let new = flow.diary.kept.as_ref()?.check(today);
            return keep(flow, new);
        }
        Mark::Again => {
            let welcome = flow.session.place() == Place::Welcome;
            flow.note(Did::Act(if welcome { Action::Begin } else { Action::Restart }));
        }
        Mark::Yesterday(yesterday) => draft(flow, today, yesterday),
        Mark::Set(field, value) => flow.diary.draft.set(field, value),
        Mark::Toggle(name) => {
            let did = &mut flow.diary.draft.did;
            let before = did.len();
            did.retain(|other| *other != name);
            if did.len() == before {
                did.push(name);
            }
        }
        Mark::Save => {
            let diary = flow.diary.kept.as_ref()?;
            if let Some(new) = entry::saved(diary, &flow.diary.draft, today) {
                if new.days.len() > MOST_DAYS {
                    flow.diary.said = Some(key::DIARY_FULL);
                    return None;
                }
                return keep(flow, new);
            }
            flow.diary.draft.tried = true;
            flow.diary.said = None;
            flow.counts.stopped += 1;
        }
        Mark::Export => {
            let diary = flow.diary.kept.as_ref()?;
            return Some(String::from("diary,save,") + &export(voice, diary, today));
        }
        Mark::Wipe(asked) => flow.diary.wiping = asked,
        Mark::Wiped => return wipe(),
        Mark::Told(told, text) => return hear(flow, told, &text, today),
    }
    None
}

fn wipe() -> Option<String> {
    Some("diary,wipe,".to_owned())
}

/// Asks the shell to keep a diary in place of the one that stands there.
fn keep(flow: &mut Flow, diary: Diary) -> Option<String> {
    let asked = String::from("diary,keep,") + &write(&diary);
    flow.diary.waiting = Some(diary);
    Some(asked)
}

/// Begins to write about a day.
fn draft(flow: &mut Flow, today: crate::report::Day, yesterday: bool) {
    let day = today.before(yesterday.into());
    flow.diary.draft = Draft::of(flow.diary.kept.as_ref().and_then(|diary| diary.on(day)), yesterday);
}

/// What the shell says.
fn hear(flow: &mut Flow, told: Told, text: &str, today: crate::report::Day) -> Option<String> {
    let waiting = flow.diary.waiting.take();
    let wiping = std::mem::take(&mut flow.diary.wiping);
    flow.diary.said = match told {
        Told::Here => None,
        Told::NotThere => {
            flow.diary.trouble = Some(Trouble::NotThere);
            None
        }
        Told::Kept => {
            let began = flow.diary.kept.is_none();
            flow.diary.trouble = None;
            flow.diary.kept = waiting;
            let yesterday = flow.diary.open && flow.diary.draft.yesterday;
            draft(flow, today, yesterday);
            flow.diary.open = true;
            Some(if began { key::DIARY_BEGUN } else { key::DIARY_KEPT })
        }
        Told::Full => Some(key::DIARY_FULL),
        Told::Blocked => Some(key::DIARY_BLOCKED),
        Told::Changed => Some(key::DIARY_CHANGED),
        Told::Wiped => {
            flow.diary.kept = None;
            flow.diary.trouble = None;
            if flow.diary.open || wiping {
                // What was pressed is gone: the focus goes to the heading.
                flow.turn(false);
            }
            // One that was too old was wiped without a word of the runner.
            Some(if flow.diary.said == Some(key::DIARY_OVER) { key::DIARY_OVER } else { key::DIARY_WIPED })
        }
        Told::Saved => Some(key::DIARY_SAVED),
        Told::Failed => Some(key::DIARY_FAILED),
    };
    if flow.diary.open {
        // What came of it, and what comes next, stand at the top.
        flow.turn(true);
    }
    if !matches!(told, Told::Here | Told::Changed) {
        return None;
    }
    flow.diary.kept = None;
    flow.diary.trouble = None;
    match read(text) {
        Ok(diary) if diary.is_over(today) => {
            flow.diary.said = Some(key::DIARY_OVER);
            return wipe();
        }
        Ok(diary) => flow.diary.kept = Some(diary),
        Err(_) if text.is_empty() => {}
        Err(fault) => flow.diary.trouble = Some(Trouble::Fault(fault)),
    }
    // What is being written stays.
    None
}

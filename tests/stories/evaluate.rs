//! The patient stories of this folder, run through the engine and through the flow of the session, and held against what their
//! writers expected. For `tests/stories.rs` and `cargo xtask stories`, which both include it by path.
#![allow(dead_code)] // each of the two uses its part

pub mod summary;

use std::{collections::BTreeSet, fs, path::Path};

use backstride::{
    content::{self, AdviceId, ContributorId, Disposition, QuestionId},
    engine::{Answer, Answers, Assessment, Reading, Truth, Unasked, assess, choose, rank},
    report::{AnswersForm, read_answers},
    session::{Next, next, shown},
};
use toml::Table;

/// The files, and how many stories each must hold at least.
pub const FILES: [(&str, usize); 5] = [("urgent", 40), ("soon", 30), ("routine", 30), ("self-care-1", 30), ("self-care-2", 30)];

/// What kind of story it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// An emergency, or help on the same day.
    Urgent,
    /// To be seen within days.
    Soon,
    /// A visit to book.
    Routine,
    /// To look after at home.
    SelfCare,
}

impl Group {
    /// Every group, most urgent first.
    pub const ALL: [Group; 4] = [Group::Urgent, Group::Soon, Group::Routine, Group::SelfCare];

    /// Its name in the files.
    pub fn name(self) -> &'static str {
        match self {
            Group::Urgent => "urgent",
            Group::Soon => "soon",
            Group::Routine => "routine",
            Group::SelfCare => "self-care",
        }
    }

    /// The levels a story of this group may be labelled with.
    pub fn levels(self) -> &'static [Disposition] {
        match self {
            Group::Urgent => &[Disposition::Emergency, Disposition::SameDay],
            Group::Soon => &[Disposition::Soon],
            Group::Routine => &[Disposition::Routine],
            Group::SelfCare => &[Disposition::SelfCare],
        }
    }
}

/// A story as it was written.
#[derive(Debug, Clone)]
pub struct Story {
    /// Its name.
    pub id: String,
    /// Its group.
    pub group: Group,
    /// Whether the runner plays it down.
    pub downplayed: bool,
    /// What happened, and how the runner speaks about it.
    pub story: String,
    /// What it was drawn from.
    pub source: String,
    /// What this person ticked, by question id: the ordinary runner's answers are not among them.
    pub given: AnswersForm,
    /// The whole answers: those given, over the ordinary runner's.
    pub answers: Answers,
    /// What competent clinicians would agree on.
    pub disposition: Disposition,
    /// What they would accept instead.
    pub accept: Vec<Disposition>,
    /// What should be among the contributors shown.
    pub contributors: Vec<ContributorId>,
    /// What should be among the advice.
    pub advice: Vec<AdviceId>,
    /// What must not be among the advice.
    pub never: Vec<AdviceId>,
}

impl Story {
    /// The least and the most urgent level that is acceptable.
    pub fn acceptable(&self) -> (Disposition, Disposition) {
        let all = || self.accept.iter().copied().chain([self.disposition]);
        (all().min().unwrap_or(self.disposition), all().max().unwrap_or(self.disposition))
    }

    /// Answers this person gave that do not count: the question does not apply to them, or the option is not offered. Each as the
    /// question id and what is wrong.
    pub fn ignored(&self) -> Vec<String> {
        let reading = Reading::new(&self.answers, Unasked::No);
        let mut ignored = Vec::new();
        for q in content::questions().iter().filter(|q| self.given.contains_key(q.name)) {
            if reading.applies(q.id) != Truth::Yes {
                ignored.push(format!("{} does not apply", q.name));
                continue;
            }
            let lost = q.options.iter().filter(|&&o| self.answers.is_ticked(o) && reading.offered(o) != Truth::Yes);
            ignored.extend(lost.map(|o| format!("{} is not offered", o.get().code)));
        }
        ignored
    }

    /// Safety questions that apply and have no answer.
    pub fn unanswered(&self) -> Vec<&'static str> {
        let reading = Reading::new(&self.answers, Unasked::No);
        let open = |q: QuestionId| reading.applies(q) != Truth::No && !reading.counts(q);
        content::questions().iter().filter(|q| !q.optional && open(q.id)).map(|q| q.name).collect()
    }
}

/// What one way through the questions of the session came to.
#[derive(Debug, Clone)]
pub struct Walk {
    /// The answers that were asked for.
    pub answers: Answers,
    /// Screens of questions up to the result.
    pub screens: usize,
    /// Screens of questions until no open question could make the result more urgent.
    pub until_certain: usize,
}

/// What the engine shows for these answers.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The assessment.
    pub assessment: Assessment,
    /// The contributors, as they are ranked.
    pub contributors: Vec<ContributorId>,
    /// The advice.
    pub advice: Vec<AdviceId>,
}

impl Shown {
    fn of(answers: &Answers) -> Shown {
        let assessment = assess(answers);
        let ranking = rank(answers, &assessment);
        let advice = choose(answers, &assessment, &ranking).all().map(|c| c.advice).collect();
        Shown { contributors: ranking.all().map(|r| r.contributor).collect(), advice, assessment }
    }
}

/// A story, and what came of it.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The story.
    pub story: Story,
    /// What all its answers come to.
    pub whole: Shown,
    /// The way through the questions.
    pub walk: Walk,
    /// What the answers asked for on that way come to: what the runner sees.
    pub asked: Shown,
}

impl Outcome {
    /// The level; none would be a fault of the story or the engine.
    pub fn got(&self) -> Option<Disposition> {
        self.whole.assessment.disposition
    }

    /// Whether it is the level of the label.
    pub fn is_exact(&self) -> bool {
        self.got() == Some(self.story.disposition)
    }

    /// Whether it is the level of the label, or one accepted instead.
    pub fn is_accepted(&self) -> bool {
        self.is_exact() || self.got().is_some_and(|level| self.story.accept.contains(&level))
    }

    /// Whether it is less urgent than anything acceptable.
    pub fn is_under(&self) -> bool {
        self.got() < Some(self.story.acceptable().0)
    }

    /// Whether it is more urgent than anything acceptable.
    pub fn is_over(&self) -> bool {
        self.got() > Some(self.story.acceptable().1)
    }

    /// Expected contributors that are not shown.
    pub fn missing_contributors(&self) -> Vec<&'static str> {
        let missing = self.story.contributors.iter().filter(|c| !self.whole.contributors.contains(c));
        missing.map(|c| c.get().name).collect()
    }

    /// Must-have advice that is not shown.
    pub fn missing_advice(&self) -> Vec<&'static str> {
        self.story.advice.iter().filter(|a| !self.whole.advice.contains(a)).map(|a| a.get().name).collect()
    }

    /// Advice shown that must not be: for all the answers, or for those that were asked for.
    pub fn forbidden(&self) -> Vec<&'static str> {
        let is_shown = |a: &AdviceId| self.whole.advice.contains(a) || self.asked.advice.contains(a);
        self.story.never.iter().copied().filter(is_shown).map(|a| a.get().name).collect()
    }

    /// The rules behind the level, most urgent first; the default rule if no rule set a floor.
    pub fn reasons(&self) -> Vec<&'static str> {
        let assessment = &self.whole.assessment;
        let fired = assessment.fired.iter().map(|f| f.rule.get());
        let floors = fired.filter(|r| r.floor.is_some() && r.floor == assessment.disposition).map(|r| r.name);
        floors.chain(assessment.default.as_ref().map(|(d, _)| d.name)).collect()
    }
}

/// Reads the stories of the project at `root`.
///
/// # Errors
/// The first fault, with the file and the story it is in.
pub fn read(root: &Path) -> Result<Vec<Story>, String> {
    let ordinary: AnswersForm = table(&root.join("content/ordinary-runner.toml"))?
        .try_into()
        .map_err(|e| format!("content/ordinary-runner.toml: {e}"))?;
    let mut stories = Vec::new();
    for (name, _) in FILES {
        let file = table(&root.join(format!("tests/stories/{name}.toml")))?;
        let written = file.get("story").and_then(|s| s.as_array()).ok_or_else(|| format!("{name}.toml holds no [[story]]"))?;
        for story in written {
            let story = story.as_table().ok_or_else(|| format!("{name}.toml: a story is a table"))?;
            let id = text(story, "id").map_err(|e| format!("{name}.toml: {e}"))?;
            stories.push(read_story(story, &ordinary).map_err(|e| format!("{name}.toml, {id}: {e}"))?);
        }
    }
    Ok(stories)
}

fn table(path: &Path) -> Result<Table, String> {
    let written = fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    written.parse().map_err(|e| format!("{}: {e}", path.display()))
}

fn read_story(written: &Table, ordinary: &AnswersForm) -> Result<Story, String> {
    let group = text(written, "group")?;
    let given: AnswersForm =
        written.get("answers").cloned().ok_or("no answers")?.try_into().map_err(|e| format!("answers: {e}"))?;
    let mut whole = ordinary.clone();
    whole.extend(given.clone());
    let answers = read_answers(whole).map_err(|errors| errors.iter().map(|e| format!("{e}; ")).collect::<String>())?;
    let find = |what: &str, name: &String| format!("{name} is no {what}");
    let contributor = |name: &String| {
        let found = content::contributors().iter().find(|c| c.name == name);
        found.map(|c| c.id).ok_or_else(|| find("contributor", name))
    };
    let advice =
        |name: &String| content::advice().iter().find(|a| a.name == name).map(|a| a.id).ok_or_else(|| find("advice", name));
    Ok(Story {
        id: text(written, "id")?,
        group: Group::ALL.into_iter().find(|g| g.name() == group).ok_or_else(|| format!("{group} is no group"))?,
        downplayed: written.get("downplayed").and_then(toml::Value::as_bool).unwrap_or(false),
        story: text(written, "story")?,
        source: text(written, "source")?,
        given,
        answers,
        disposition: level(&text(written, "disposition")?)?,
        accept: texts(written, "accept")?.iter().map(|code| level(code)).collect::<Result<_, _>>()?,
        contributors: texts(written, "contributors")?.iter().map(contributor).collect::<Result<_, _>>()?,
        advice: texts(written, "advice")?.iter().map(advice).collect::<Result<_, _>>()?,
        never: texts(written, "never")?.iter().map(advice).collect::<Result<_, _>>()?,
    })
}

fn text(of: &Table, key: &str) -> Result<String, String> {
    of.get(key).and_then(|v| v.as_str()).map(str::to_owned).ok_or_else(|| format!("no text `{key}`"))
}

fn texts(of: &Table, key: &str) -> Result<Vec<String>, String> {
    let list = of.get(key).and_then(|v| v.as_array()).ok_or_else(|| format!("no list `{key}`"))?;
    list.iter().map(|v| v.as_str().map(str::to_owned).ok_or_else(|| format!("`{key}` holds something else than texts"))).collect()
}

fn level(code: &str) -> Result<Disposition, String> {
    Disposition::ALL.into_iter().find(|d| d.code() == code).ok_or_else(|| format!("{code} is no level"))
}

/// Runs one story.
///
/// # Errors
/// If the flow asks a safety question that the story leaves open, or comes to no end.
pub fn evaluate(story: &Story) -> Result<Outcome, String> {
    let walk = walk(&story.answers).map_err(|e| format!("{}: {e}", story.id))?;
    Ok(Outcome { story: story.clone(), whole: Shown::of(&story.answers), asked: Shown::of(&walk.answers), walk })
}

/// Answers what the session asks, screen by screen; an optional question without an answer is passed over.
fn walk(whole: &Answers) -> Result<Walk, String> {
    let mut walk = Walk { answers: Answers::new(), screens: 0, until_certain: 0 };
    let mut certain = false;
    while let Next::Ask(screen) = next(&walk.answers) {
        walk.screens += 1;
        if walk.screens > 2 * content::screens().len() {
            return Err("the flow comes to no end".into());
        }
        while let Some(question) = open(&walk.answers, screen) {
            let answer = match whole.get(question) {
                Some(answer) => answer,
                None if question.get().optional => Answer::Skipped,
                None => return Err(format!("{} is asked, and the story has no answer", question.get().name)),
            };
            walk.answers.give(question, &answer).map_err(|e| format!("{}: {e:?}", question.get().name))?;
        }
        if !certain {
            let now = assess(&walk.answers);
            certain = now.disposition.is_some() && now.complete;
            walk.until_certain = walk.screens;
        }
    }
    Ok(walk)
}

fn open(given: &Answers, screen: content::ScreenId) -> Option<QuestionId> {
    let reading = Reading::new(given, Unasked::Unknown);
    shown(given, screen).into_iter().find(|&q| !reading.counts(q))
}

/// Runs all stories of the project at `root`.
///
/// # Errors
/// As [`read`] and [`evaluate`].
pub fn evaluate_all(root: &Path) -> Result<Vec<Outcome>, String> {
    read(root)?.iter().map(evaluate).collect()
}

/// Ids that come more than once.
pub fn doubles(stories: &[Story]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    stories.iter().map(|s| s.id.as_str()).filter(|id| !seen.insert(*id)).collect()
}

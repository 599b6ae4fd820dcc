// Written from the Rust types by `UPDATE_TYPES=1 cargo test --lib`. Do not edit.

/**
 * A question as a page or a program sees it.
 */
export type QuestionForm = { 
/**
 * Its id, such as `B1`.
 */
id: string, 
/**
 * The screen it stands on.
 */
screen: string, 
/**
 * `safety`, `pattern`, `context`, `check` or `medicines`.
 */
part: 'safety' | 'pattern' | 'context' | 'check' | 'medicines', 
/**
 * `one`, `many` or `amount`.
 */
kind: 'one' | 'many' | 'amount', 
/**
 * Whether it may be skipped (an empty list).
 */
optional: boolean, 
/**
 * The question.
 */
text: string, 
/**
 * Why we ask.
 */
why: string, 
/**
 * When it is asked; `always`, or a condition over codes.
 */
ask_when: string, 
/**
 * Its options.
 */
options: Array<ChoiceForm>, 
/**
 * What an amount may be.
 */
range: RangeForm | null, };

/**
 * An option of a question.
 */
export type ChoiceForm = { 
/**
 * Its code, such as `b1_leak`.
 */
code: string, 
/**
 * Its label.
 */
text: string, 
/**
 * `flag`, `none`, `unsure` or `skip`.
 */
role: 'flag' | 'none' | 'unsure' | 'skip', 
/**
 * When it is offered; `always`, or a condition over codes.
 */
offer_when: string, };

/**
 * The whole numbers a question takes.
 */
export type RangeForm = { 
/**
 * The code conditions use, such as `sev.now`.
 */
code: string, 
/**
 * The least allowed, in the unit.
 */
min: number, 
/**
 * The most allowed, in the unit.
 */
max: number, 
/**
 * How many decimals it takes: 0 to 2.
 */
decimals: number, 
/**
 * The unit.
 */
unit: string, };

/**
 * What comes next.
 */
export type NextForm = { 
/**
 * `ask`, `emergency` or `done`.
 */
step: 'ask' | 'emergency' | 'done', 
/**
 * The screen to ask.
 */
screen: string | null, 
/**
 * The questions on it that need an answer.
 */
questions: Array<string>, 
/**
 * How many screens there can still be after this one.
 */
at_most_left: number, };

/**
 * An assessment.
 */
export type AssessmentForm = { 
/**
 * The version of the clinical content.
 */
content_version: string, 
/**
 * `D1` (now) to `D5` (at home); null is "cannot tell yet". While `complete` is false it is at least this urgent.
 */
disposition: 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null, 
/**
 * Whether no open question could make it more urgent.
 */
complete: boolean, 
/**
 * Within how many hours to be seen; 0 is now.
 */
within_hours: number | null, 
/**
 * For D1: `call` or `go_ed`.
 */
channel: 'call' | 'go_ed' | null, 
/**
 * Whether running must stop until seen.
 */
run_stop: boolean, 
/**
 * For how many hours not to run, where running is paused.
 */
run_pause_hours: number | null, 
/**
 * The rules that fired, most urgent first.
 */
fired: Array<FiredForm>, 
/**
 * The default rule, where no rule set a floor.
 */
default: FiredForm | null, 
/**
 * The suppress codes that are set.
 */
suppress: Array<string>, 
/**
 * Open questions that could still change the result.
 */
open: Array<string>, 
/**
 * Answered questions that do not apply to this runner: they count for nothing.
 */
ignored: Array<string>, 
/**
 * What may add to the pain, what to do, the way back to running, what would change the result.
 */
care: CareForm, };

/**
 * A rule that fired.
 */
export type FiredForm = { 
/**
 * Its id, such as `R-CES-1`.
 */
rule: string, 
/**
 * Its floor; null for a rule that changes no level.
 */
floor: 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null, 
/**
 * Within how many hours to be seen.
 */
within_hours: number | null, 
/**
 * Why these answers matter.
 */
reason: string, 
/**
 * The answers that made it fire; for a default, those that spoke against the calmer one.
 */
because: Array<BecauseForm>, };

/**
 * An answer behind a rule.
 */
export type BecauseForm = { 
/**
 * The question.
 */
question: string, 
/**
 * The option that was ticked.
 */
option: string | null, 
/**
 * The amount that was given, in its unit.
 */
amount: number | null, };

/**
 * Everything beyond the level. Empty lists for an emergency, and while nothing can be told yet.
 */
export type CareForm = { 
/**
 * What the pain behaves like, best fit first; at most three.
 */
patterns: Array<RankedForm>, 
/**
 * Training and habits that may add to it; at most four.
 */
drivers: Array<RankedForm>, 
/**
 * What to do, stage by stage.
 */
plan: Array<StageForm>, 
/**
 * Pain medicines, if the runner asked.
 */
medicines: Array<AdviceForm>, 
/**
 * Other things to know.
 */
to_know: Array<AdviceForm>, 
/**
 * The way back to running; null from a same-day result up.
 */
running: RunningForm | null, 
/**
 * Single answers that would make the result more urgent.
 */
more_urgent: Array<ChangeForm>, 
/**
 * Single answers that would make it less urgent.
 */
less_urgent: Array<ChangeForm>, };

/**
 * Something that may add to the pain.
 */
export type RankedForm = { 
/**
 * Its id, such as `DISC`.
 */
id: string, 
/**
 * Its name for a runner.
 */
title: string, 
/**
 * What it means.
 */
explain: string, 
/**
 * The sum of the lines that hold.
 */
score: number, 
/**
 * How well it fits; null for one that is only explained.
 */
label: 'well' | 'partly' | 'worth_knowing' | null, 
/**
 * The grade of the evidence that ties it to low back pain in runners, A to D.
 */
grade: string, 
/**
 * Why: what spoke for it (positive) and against it.
 */
lines: Array<LineForm>, };

/**
 * A line of a score that holds.
 */
export type LineForm = { 
/**
 * What it weighs.
 */
weight: number, 
/**
 * The answers behind it.
 */
because: Array<BecauseForm>, };

/**
 * A stage of the plan.
 */
export type StageForm = { 
/**
 * A: the first 48 hours; B: days 3 to 14; C: back to running; P: staying well.
 */
stage: 'A' | 'B' | 'C' | 'P', 
/**
 * What to do, in order.
 */
advice: Array<AdviceForm>, };

/**
 * Something to do or to know.
 */
export type AdviceForm = { 
/**
 * Its id, such as `ADV-WALK`.
 */
id: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What to do.
 */
how: string, 
/**
 * How much, how often.
 */
dose: string, 
/**
 * What this runner should mind.
 */
limits: Array<string>, 
/**
 * Who should leave it out.
 */
skip_if: string | null, 
/**
 * The grade of the evidence, A to D.
 */
grade: string, 
/**
 * Whether it speaks against something.
 */
against: boolean, };

/**
 * The way back to running (specification 8). Every distance is a ceiling.
 */
export type RunningForm = { 
/**
 * A: keep running, less; B and C: walk-run; X: not now.
 */
track: 'A' | 'B' | 'C' | 'X', 
/**
 * Why not now, most important first.
 */
not_now: ('run_stop' | 'seen_first' | 'leg_worse' | 'clinician_decides' | 'after_birth' | 'pregnant' | 'under_16' | 'pause')[], 
/**
 * Sessions a week; null without a plan.
 */
sessions: number | null, 
/**
 * Walk-run stages, in order.
 */
stages: Array<RunStageForm>, 
/**
 * Weeks with a distance.
 */
weeks: Array<RunWeekForm>, };

/**
 * A walk-run stage.
 */
export type RunStageForm = { 
/**
 * S0 to S7.
 */
id: string, 
/**
 * How often run and walk follow each other.
 */
repeats: number, 
/**
 * Minutes of one run.
 */
run_minutes: number, 
/**
 * Minutes of one walk.
 */
walk_minutes: number, };

/**
 * A week with a distance.
 */
export type RunWeekForm = { 
/**
 * From 1.
 */
number: number, 
/**
 * Kilometres in the week.
 */
km: number, 
/**
 * The longest run, in kilometres.
 */
longest_km: number, 
/**
 * Run days; null where the plan leaves them open.
 */
runs: number | null, 
/**
 * Whether it is a lighter week.
 */
lighter: boolean, };

/**
 * One other answer, and where it would lead.
 */
export type ChangeForm = { 
/**
 * The question.
 */
question: string, 
/**
 * The option that would be ticked.
 */
becomes: string | null, 
/**
 * The option that would go.
 */
goes: string | null, 
/**
 * The amount it would be.
 */
amount: number | null, 
/**
 * The level then.
 */
disposition: 'D1' | 'D2' | 'D3' | 'D4' | 'D5', };

/**
 * Why answers were refused. `code` is stable; `message` says what to change.
 */
export type InputError = { 
/**
 * `not_an_object`, `unknown_question`, `unknown_option`, `wrong_kind`, `not_a_whole_number`, `out_of_range`, `nothing_ticked`,
 * `none_with_others` or `cannot_skip`.
 */
code: 'not_an_object' | 'unknown_question' | 'unknown_option' | 'wrong_kind' | 'not_a_whole_number' | 'out_of_range' | 'nothing_ticked' | 'none_with_others' | 'cannot_skip', 
/**
 * What is wrong and what to do about it.
 */
message: string, 
/**
 * The question, as it was given.
 */
question: string | null, 
/**
 * The option, as it was given.
 */
option: string | null, };

//! What the engine costs: `cargo bench`, or `cargo xtask bench` for the whole table with growth and WebAssembly.
//!
//! Built with `BACKSTRIDE_REPEAT=10` the questions and rules stand ten times over, and so do the answers given here.

mod runners;

use std::time::Duration;

use backstride::{
    content::Disposition,
    engine::{
        self, Reading, Unasked,
        running::{self, Inputs, Leg},
    },
    report::{assess_form, next_form},
    session,
};
use divan::{Bencher, Divan, black_box};

/// How long each is measured at least: long enough for a processor to wake up.
const AT_LEAST: Duration = Duration::from_millis(400);

/// How long at most: what takes a second with repeated content need not take it a hundred times.
const AT_MOST: Duration = Duration::from_secs(4);

fn main() {
    Divan::default().min_time(AT_LEAST).max_time(AT_MOST).config_with_args().main();
}

#[divan::bench(args = runners::ALL)]
fn assess(bencher: Bencher<'_, '_>, name: &str) {
    let answers = runners::runner(name);
    bencher.bench_local(|| engine::assess(black_box(&answers)));
}

#[divan::bench(args = runners::ALL)]
fn reading(bencher: Bencher<'_, '_>, name: &str) {
    let answers = runners::runner(name);
    bencher.bench_local(|| Reading::new(black_box(&answers), Unasked::No));
}

#[divan::bench(args = ["ordinary", "training"])]
fn rank(bencher: Bencher<'_, '_>, name: &str) {
    let answers = runners::runner(name);
    let assessment = engine::assess(&answers);
    bencher.bench_local(|| engine::rank(black_box(&answers), black_box(&assessment)));
}

#[divan::bench(args = ["ordinary", "training"])]
fn choose(bencher: Bencher<'_, '_>, name: &str) {
    let answers = runners::runner(name);
    let assessment = engine::assess(&answers);
    let ranking = engine::rank(&answers, &assessment);
    bencher.bench_local(|| engine::choose(black_box(&answers), black_box(&assessment), black_box(&ranking)));
}

#[divan::bench(args = ["nobody", "ordinary", "training", "flags"])]
fn next(bencher: Bencher<'_, '_>, name: &str) {
    let answers = if name == "nobody" { engine::Answers::new() } else { runners::runner(name) };
    bencher.bench_local(|| session::next(black_box(&answers)));
}

/// Three weeks without running, then a race: every part of the plan has something to do.
#[divan::bench]
fn plan(bencher: Bencher<'_, '_>) {
    let inputs = Inputs {
        disposition: Disposition::SelfCare,
        run_stop: false,
        pause_hours: None,
        days_since_onset: Some(24),
        gap_days: 21,
        base_wk_m: Some(30_000),
        base_long_m: Some(14_000),
        pain_rest: 1,
        pain_walk30: Some(1),
        pain_run: Some(3),
        worst72: Some(3),
        leg: Leg::None,
        next_am: 0,
        runs_wk: Some(4),
        easy_pace_tenths: Some(60),
        pregnant: false,
        weeks_after_birth: None,
        age: 34,
        novice: false,
        long_lasting: false,
        stenosis: false,
        leg_nerve: false,
        clinician_only: false,
        race_m: Some(10_000),
    };
    let plan = running::plan(&inputs).expect("every number is in its range");
    assert!(matches!(plan.course, running::Course::Stages(_)), "the plan goes through the stages: {:?}", plan.track);
    bencher.bench_local(|| running::plan(black_box(&inputs)));
}

/// What the headless API does between its JavaScript objects.
#[divan::bench(args = runners::ALL)]
fn headless_assess(bencher: Bencher<'_, '_>, name: &str) {
    let answers = runners::runner(name);
    bencher.bench_local(|| assess_form(black_box(&answers)));
}

/// The same for the next screen.
#[divan::bench(args = runners::ALL)]
fn headless_next(bencher: Bencher<'_, '_>, name: &str) {
    let answers = runners::runner(name);
    bencher.bench_local(|| next_form(black_box(&answers)));
}

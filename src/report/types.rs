//! The TypeScript types of the forms in `exchange`, written to `www/types.d.ts` and kept from drifting. Tests only.
#![cfg(test)]

use std::{env, fs, path::Path};

use ts_rs::{Config, TS};

use super::care_form::{
    AdviceForm, CareForm, ChangeForm, LineForm, RankedForm, RunStageForm, RunWeekForm, RunningForm, StageForm,
};
use super::exchange::{AssessmentForm, BecauseForm, ChoiceForm, FiredForm, NextForm, QuestionForm, RangeForm};
use super::given::InputError;

fn declaration<T: TS>(config: &Config) -> String {
    format!("{}export {}\n", T::docs().unwrap_or_default(), T::decl(config))
}

fn written() -> String {
    let config = Config::default();
    [
        "// Written from the Rust types by `UPDATE_TYPES=1 cargo test --lib`. Do not edit.\n".to_owned(),
        declaration::<QuestionForm>(&config),
        declaration::<ChoiceForm>(&config),
        declaration::<RangeForm>(&config),
        declaration::<NextForm>(&config),
        declaration::<AssessmentForm>(&config),
        declaration::<FiredForm>(&config),
        declaration::<BecauseForm>(&config),
        declaration::<CareForm>(&config),
        declaration::<RankedForm>(&config),
        declaration::<LineForm>(&config),
        declaration::<StageForm>(&config),
        declaration::<AdviceForm>(&config),
        declaration::<RunningForm>(&config),
        declaration::<RunStageForm>(&config),
        declaration::<RunWeekForm>(&config),
        declaration::<ChangeForm>(&config),
        declaration::<InputError>(&config),
    ]
    .join("\n")
}

#[test]
fn the_typescript_types_are_those_of_the_rust_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/types.d.ts");
    let now = written();
    if env::var_os("UPDATE_TYPES").is_some() {
        fs::write(&path, &now).expect("www/ can be written");
    }
    let stands = fs::read_to_string(&path).unwrap_or_default();
    assert!(stands == now, "www/types.d.ts has drifted: run `UPDATE_TYPES=1 cargo test --lib` and read the difference");
}

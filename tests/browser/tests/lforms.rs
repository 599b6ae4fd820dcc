//! Our questionnaire in LHC-Forms, a form that others wrote (National Library of Medicine, npm `lforms`): filled in there by its own controls,
//! skip logic included, it comes to the same response as the widget makes of the same answers.

use backstride::{
    report::{
        Form, Voice,
        take::{Day, take},
    },
    words::Language,
};
use backstride_browser::{Page, Runner};
use serde_json::{Value, json};

/// The widget's own data file, saved by a runner.
#[track_caller]
fn saved(runner: &Runner) -> Value {
    let page = Page::new();
    page.open("/pages/widget.html");
    runner.go(&page, |_| ());
    page.script(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.file = text; }); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = () => {};",
    );
    page.press("Data file for a clinic (FHIR)");
    page.wait_for("Saved on this device.");
    serde_json::from_str(page.script("return window.file").as_str().expect("a file")).expect("JSON")
}

/// The same file, made without a browser.
fn made(runner: &Runner) -> Value {
    let region = Language::ENGLISH.region("GB").expect("a region");
    let voice = Voice::of(Language::ENGLISH, region);
    let file = take(Form::Data, voice, runner.answers(), Day::parse("2026-11-21"), "0b9e5a3e-5a7b-4c43-9d4d-1f7d4c1c5a10");
    serde_json::to_value(file.expect("a file")).expect("JSON")
}

/// What a response says: names, nesting, order and answers. The rest is only form: LHC-Forms adds the questions' texts beside their names, the
/// time of day, and its own name and version, and writes 14.0 as 14.
fn said(response: &Value) -> Value {
    fn answer(of: &Value) -> Value {
        of["valueDecimal"].as_f64().map_or_else(|| of.clone(), |number| json!({ "valueDecimal": number }))
    }
    fn item(of: &Value) -> Value {
        let answers: Vec<Value> = of["answer"].as_array().into_iter().flatten().map(answer).collect();
        json!({ "linkId": of["linkId"], "answer": answers, "item": items(of) })
    }
    fn items(of: &Value) -> Vec<Value> {
        of["item"].as_array().into_iter().flatten().map(item).collect()
    }
    json!({ "status": response["status"], "questionnaire": response["questionnaire"], "item": items(response) })
}

/// Fills in the form as our response says, and holds what comes of it against that response.
#[track_caller]
fn assert_same(page: &Page, bundle: &Value) {
    let ours = &bundle["entry"][0]["resource"];
    page.script("return showForm()");
    let hidden = page.script(&format!("return fillIn({ours})"));
    assert_eq!(hidden, json!([]), "the form shows every question that was answered");
    let theirs = page.script("return handOver()");
    let (found, wanted) = (said(&theirs["response"]), said(ours));
    for (theirs, ours) in found["item"].as_array().into_iter().zip(wanted["item"].as_array()).flat_map(|(a, b)| a.iter().zip(b)) {
        assert_eq!(theirs, ours);
    }
    assert_eq!(found, wanted);
    assert_eq!(theirs["faults"], json!([]), "nothing that must be answered is left: {}", page.script("return shown()"));
}

#[test]
fn lhc_forms_comes_to_the_same_response() {
    let ordinary = Runner::with(json!({"P8": ["agg.flex", "agg.sit"]}));
    let bones = json!({
        "U2": "sex.f", "U3": "preg.no", "P1": ["loc.sacrum"], "P12": "dur.2_6w", "P13": "trend.worse",
        "G": ["g1", "g2", "g4"], "Gr": ["g6"], "P7": "run.builds", "P7b": "post.gt24h",
    });
    let runs = json!({
        "P8": ["agg.flex", "agg.sit", "agg.cough"], "P15": 2, "P15k": 2, "P15w": 5, "P16b": "func.run_stopped", "P16d": 14,
        "T1": 30, "T3": 14, "T5": 4, "T8": "tr.years_1_6", "T11": 6.5,
    });
    let file = saved(&ordinary);
    let page = Page::new();
    page.visit("/pages/lforms.html");
    page.wait_for("Our questionnaire in LHC-Forms");
    page.script("return ready");
    assert_same(&page, &file);
    for answers in [bones, runs] {
        assert_same(&page, &made(&Runner::with(answers)));
    }
    assert_eq!(page.console_errors(), [""; 0]);
}

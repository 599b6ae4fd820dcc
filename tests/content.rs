//! The content compiler refuses what is wrong, and says where: each test breaks one thing in the real content.

#[path = "../build/compiler/mod.rs"]
#[allow(dead_code)]
mod compiler;

use std::{collections::BTreeMap, fs, path::Path};

use compiler::compile;

/// The real content, by path.
fn content() -> BTreeMap<String, String> {
    fn gather(root: &Path, folder: &str, files: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(root.join(folder)).expect("the content folder") {
            let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
            let path = format!("{folder}/{name}");
            if root.join(&path).is_dir() {
                gather(root, &path, files);
            } else {
                files.insert(path.clone(), fs::read_to_string(root.join(&path)).expect("a text file"));
            }
        }
    }
    let mut files = BTreeMap::new();
    gather(Path::new(env!("CARGO_MANIFEST_DIR")), "content", &mut files);
    files
}

/// Replaces `from` by `to` in one file, and expects a fault that says `message`, in the same rule or question: a few lines off at most.
#[track_caller]
fn refuses(file: &str, from: &str, to: &str, message: &str) {
    refuses_within(12, file, from, to, message);
}

/// The same, at exactly the line of the change.
#[track_caller]
fn refuses_at(file: &str, from: &str, to: &str, message: &str) {
    refuses_within(0, file, from, to, message);
}

#[track_caller]
fn refuses_within(lines: usize, file: &str, from: &str, to: &str, message: &str) {
    let mut files = content();
    let text = files.get_mut(file).unwrap_or_else(|| panic!("{file} is not there"));
    let at = text.find(from).unwrap_or_else(|| panic!("{file} does not hold `{from}`"));
    let line = text[..at].matches('\n').count() + 1;
    *text = text.replacen(from, to, 1);
    let faults = compile(&files, &[]).err().unwrap_or_else(|| panic!("the compiler lets `{to}` pass"));
    let fits = faults.iter().any(|f| f.file == file && f.line.abs_diff(line) <= lines && f.message.contains(message));
    assert!(
        fits,
        "expected `{message}` near {file}:{line}, got:\n{}",
        faults.iter().map(|f| format!("{f}\n")).collect::<String>()
    );
}

#[test]
fn the_content_as_it_stands_compiles() {
    if let Err(faults) = compile(&content(), &[]) {
        panic!("{faults:#?}");
    }
}

#[test]
fn an_unknown_code_names_its_line_and_the_nearest_name() {
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"b3_neww or b4_feel\"",
        "nothing is called `b3_neww`; did you mean `b3_new`?",
    );
    refuses_at("content/screens.toml", "\"A1\", \"A2\"", "\"A1\", \"A9\"", "no question has the id `A9`");
    refuses_at("content/findings.toml", "a2_any and a2t.lt24", "a2_any and a2t.lt25", "nothing is called `a2t.lt25`");
    refuses_at("content/suppress.toml", "\"R-KID-3\"", "\"R-KID-33\"", "no rule is called `R-KID-33`");
    refuses_at(
        "content/rules/now.toml",
        "sources = [\"",
        "sources = [\"R999\", \"",
        "the source `R999` is not in content/evidence.toml",
    );
}

#[test]
fn a_condition_that_cannot_be_read_shows_where_it_breaks() {
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"b3_new or or b4_feel\"",
        "or b4_feel",
    );
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"(b3_new or b4_feel\"",
        "cannot be read",
    );
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"age or b4_feel\"",
        "`age` is a number",
    );
    refuses_at("content/rules/cauda-equina.toml", "when = \"b3_new or b4_feel\"", "when = \"b3_new >= 2\"", "true or false");
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"age >= 200 or b3_new\"",
        "asked from 0 to 110",
    );
}

#[test]
fn an_option_that_nothing_uses_is_refused() {
    refuses(
        "content/questions/belly.toml",
        "{ code = \"f_colic\"",
        "{ code = \"f_nothing\", text = \"Nothing at all\" },\n  { code = \"f_colic\"",
        "no rule uses the option `f_nothing`",
    );
    refuses_at("content/unused.toml", "\"spa_gut\"", "\"spa_heel\"", "`spa_heel` is used by a rule now");
}

#[test]
fn a_rule_that_can_never_fire_is_refused() {
    refuses(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"(b3_new or b4_feel) and age < 5 and age > 10\"",
        "does not fire it",
    );
}

#[test]
fn a_near_miss_that_fires_is_refused() {
    refuses(
        "content/rules/cauda-equina.toml",
        "near = { B1 = [\"b1_old\"] }",
        "near = { B1 = [\"b1_leak\"] }",
        "the near miss of R-CES-1 fires it",
    );
}

#[test]
fn a_case_that_is_no_whole_runner_is_refused() {
    refuses_at(
        "content/rules/notes.toml",
        "fires = { A2 = [\"a2_hot\"], A2t = \"a2t.1_3d\",",
        "fires = { A2 = [\"a2_hot\"],",
        "leaves A2t unanswered",
    );
}

#[test]
fn missing_text_reason_source_and_review_are_refused() {
    refuses(
        "content/rules/notes.toml",
        "reason = \"A cold or flu can make your whole back ache. Running with a fever puts a strain on your heart.\"",
        "reason = \"\"",
        "the text `R-INF-5.reason` is missing",
    );
    refuses("content/rules/notes.toml", "sources = [\"SPEC-3.6\"]", "sources = []", "rule R-INF-5 has no source");
    refuses("content/rules/notes.toml", "reason = \"A cold", "raison = \"A cold", "unknown field `raison`");
    refuses("content/rules/notes.toml", "review_by = 2027-05-21\n", "", "missing field `review_by`");
    refuses_at(
        "content/rules/notes.toml",
        "review_by = 2027-05-21",
        "review_by = 2026-01-01",
        "review_by must come after last_reviewed",
    );
    refuses("content/questions/nerves.toml", "why = \"", "why = \"\" # \"", "is missing");
}

#[test]
fn a_region_without_an_emergency_number_is_refused() {
    refuses(
        "content/regions.toml",
        "emergency = [{ text = \"999\", tel = \"999\" }, { text = \"112\", tel = \"112\" }]",
        "",
        "region GB has no emergency number",
    );
    refuses("content/regions.toml", "tel = \"999\"", "tel = \"nine\"", "`nine` is not a telephone number");
}

#[test]
fn not_sure_on_a_safety_question_must_count() {
    let mut files = content();
    for text in files.values_mut() {
        *text =
            text.replace("b6_ns and", "b6_foot and").replace("or b6_ns", "").replace("when = \"b6_ns\"", "when = \"b6_foot\"");
    }
    let faults = compile(&files, &[]).err().expect("no rule mentions b6_ns any more");
    assert!(
        faults.iter().any(|f| f.file == "content/questions/nerves.toml" && f.message.contains("no rule mentions `b6_ns`")),
        "{faults:#?}"
    );
}

#[test]
fn duplicates_and_circles_are_refused() {
    refuses("content/rules/nerve.toml", "id = \"R-NEU-2\"", "id = \"R-NEU-1\"", "the rule id `R-NEU-1` is given twice");
    refuses("content/screens.toml", "\"A2t\", \"A3\"", "\"A2t\", \"A3\", \"A1\"", "the question `A1` stands on two screens");
    refuses("content/findings.toml", "a2_any = \"a2_hot or", "a2_any = \"a2_24 or a2_hot or", "depends on itself");
    refuses("content/questions/now.toml", "code = \"a1_chest\"", "code = \"a1_breath\"", "the code `a1_breath` is defined twice");
}

#[test]
fn texts_keep_to_the_words_we_use() {
    let reason = "reason = \"A cold or flu can make your whole back ache.";
    refuses_at("content/rules/notes.toml", reason, "reason = \"You have a slipped disc.", "\"slipped disc\" is not used");
    refuses_at("content/rules/notes.toml", reason, "reason = \"Drink more water.", "\"drink more\" is not used");
    refuses_at("content/rules/notes.toml", reason, "reason = \"Call <b>now</b>.", "no markup");
    refuses_at("content/rules/notes.toml", reason, "reason = \"Call {nobody}.", "nothing fills `{nobody}`");
    let long = format!("reason = \"{}.", "word ".repeat(30));
    refuses_at("content/rules/notes.toml", reason, &long, "a sentence of");
}

#[test]
fn levels_times_and_channels_must_fit_together() {
    refuses("content/rules/nerve.toml", "floor = \"D2\"", "floor = \"D9\"", "no disposition has the code `D9`");
    refuses("content/rules/nerve.toml", "within = \"12 h\"", "within = \"soonish\"", "is not a time");
    refuses("content/rules/nerve.toml", "within = \"12 h\"", "within = \"now\"", "give it a time");
    refuses("content/rules/nerve.toml", "floor = \"D1\"", "floor = \"D2\"", "only a D1 rule has a channel");
    refuses("content/rules/nerve.toml", "floor = \"D2\"", "floor = \"D5\"", "D5 is the default, never a floor");
    refuses("content/rules/nerve.toml", "who = \"", "who = \"no", "no contact has the id");
}

#[test]
fn care_content_at_odds_with_itself_is_refused() {
    // The near miss of each: the content as it stands compiles.
    let mobility = "content/advice/mobility.toml";
    refuses_within(20, mobility, "moves = [\"lying-back\"", "moves = [\"lying-down\"", "is not in content/moves.toml");
    refuses_within(
        20,
        "content/advice/hands-on.toml",
        "\"cx.osteo\", \"cx.cancer\"",
        "\"cx.cancer\"",
        "an item with thrust must be suppressed by cx.osteo",
    );
    refuses_within(
        20,
        "content/advice/strength.toml",
        "\"cx.runstop\", ",
        "",
        "an item with impact must be suppressed by cx.runstop",
    );
    refuses("content/advice/first-days.toml", "\"cx.rhb\"", "\"cx.rhbx\"", "no suppress code is called `cx.rhbx`");
    refuses(
        "content/suppress.toml",
        "\"cx.sev7\", when = \"sev.now >= 7\"",
        "\"cx.sev7\", when = \"sev.now >= 11\"",
        "is asked from 0 to 10",
    );
}

#[test]
fn a_claim_that_nothing_carries_is_refused() {
    let claims = "content/claims/causes-and-care.toml";
    refuses(claims, "carried_by = [\"MUSC_STRAIN\"]", "carried_by = []", "nothing carries the claim 1");
    refuses(claims, "carried_by = [\"MUSC_STRAIN\"]", "carried_by = [\"MUSC_STRAINS\"]", "is no contributor, advice, question");
    refuses(claims, "verdict = \"W\"", "verdict = \"Q\"", "a verdict is one of");
    let mut files = content();
    let text = files.get_mut(claims).expect("the claims");
    *text = text.replacen("[[claim]]\nid = \"1\"", "[[claim]]\nid = \"999\"", 1);
    let faults = compile(&files, &[]).err().expect("claim 1 is gone");
    assert!(faults.iter().any(|f| f.message.contains("the claim 1 of specification 1 is missing")), "{faults:?}");
}

#[test]
fn contributors_must_be_able_to_show() {
    let drivers = "content/contributors/drivers.toml";
    refuses_within(20, drivers, "link = \"B\"", "link = \"E\"", "a grade is A, B, C or D");
    refuses_within(
        20,
        "content/contributors/patterns.toml",
        "list = \"pattern\"",
        "list = \"patterns\"",
        "a list is pattern or driver",
    );
    refuses_within(20, "content/contributors/patterns.toml", "fallback = true", "fallback = false", "has no line");
    refuses("content/running.toml", "week = \"tr.base_km\"", "week = \"tr.base\"", "no amount is called `tr.base`");
    refuses_within(30, "content/running.toml", "novice = \"tr.novice\"\n", "", "[when] has no `novice`");
}

#[test]
fn a_hazard_whose_test_does_not_exist_is_refused() {
    let hazards = "content/hazards.toml";
    refuses_within(12, hazards, "rules = [\"R-CES-*\"]", "rules = [\"R-CEX-*\"]", "no rule is called `R-CEX-*`");
    refuses_within(12, hazards, "severity = 5", "severity = 6", "severity and likelihood go from 1 to 5");
    let faults =
        compile(&content(), &["tests/rules.rs::unanswered_is_never_calm".into()]).err().expect("only one test exists then");
    assert!(faults.iter().any(|f| f.file == hazards && f.message.starts_with("hazard H01: there is no test")), "{faults:?}");
}

#[test]
fn hard_words_are_refused() {
    let rules = "content/rules/now.toml";
    let hard = "Haemodynamically significant cardiovascular deterioration necessitates immediate multidisciplinary reassessment \
                including electrocardiographic characterisation of underlying pathophysiology within appropriate facilities.";
    let mut files = content();
    let text = files.get_mut(rules).expect("the rules");
    let start = text.find("reason = \"").expect("a reason") + "reason = \"".len();
    let end = start + text[start..].find('"').expect("its end");
    text.replace_range(start..end, hard);
    let faults = compile(&files, &[]).err().expect("nobody can read that");
    assert!(faults.iter().any(|f| f.file == rules && f.message.contains("use shorter words")), "{faults:?}");
}

#[test]
fn a_body_map_that_lacks_a_place_or_swaps_left_and_right_is_refused() {
    let map = "content/body-map.toml";
    let mid = "{ option = \"loc.mid\", view = \"back\"";
    refuses_at(map, mid, "{ option = \"loc.midd\", view = \"back\"", "no option has the code `loc.midd`");
    refuses_at(map, mid, "{ option = \"main.mid\", view = \"back\"", "no option has the code `main.mid`");
    refuses_at(map, mid, "{ option = \"loc.mid\", view = \"bak\"", "no view has the id `bak`");
    refuses_at(map, mid, "{ option = \"loc.buttock_l\", view = \"back\"", "stands on the wrong side");
    refuses_at(map, "question = \"P1\"", "question = \"P99\"", "no question has the id `P99`");
    refuses_at(map, "worst = \"P1b\"", "worst = \"P1z\"", "no question has the id `P1z`");
    // Its line moves into a comment: nobody could tap the tailbone.
    refuses_within(
        60,
        map,
        "  { option = \"loc.coccyx\"",
        "  # { option = \"loc.coccyx\"",
        "`loc.coccyx` is in no view that the result shows",
    );
    let right = "{ option = \"loc.psis_r\", view = \"back\", mirror = \"loc.psis_l\" }";
    refuses_at(
        map,
        right,
        &right.replace("psis_l", "para_l"),
        "`loc.psis_r` is mirrored from `loc.psis_l`, not from `loc.para_l`",
    );
    refuses_at(map, right, &right.replace("back", "front"), "the view has no drawn `loc.psis_l` to mirror");
    refuses_at(map, right, &right.replace(", mirror = \"loc.psis_l\"", ""), "or only `mirror`");
    // Left and right are the person's own.
    let sides = "id = \"front\"\nsides = [\"right\", \"left\"]";
    refuses_within(
        60,
        map,
        sides,
        "id = \"front\"\nsides = [\"left\", \"right\"]",
        "`loc.groin_r` stands on the wrong side of the view front",
    );
    refuses_at(
        map,
        "option = \"loc.flank_l\", view = \"left\"",
        "option = \"loc.flank_r\", view = \"left\"",
        "on the wrong side",
    );
    refuses_at(map, "mark = [109, 220]", "mark = [211, 220]", "the mark stands outside the touch area");
    refuses_within(1, map, "touch = [84, 180, 50, 76], mark", "touch = [90, 180, 50, 76], mark", "overlap");
    refuses_at(map, "touch = [135, 180, 50, 66]", "touch = [135, 180, 250, 66]", "the touch area leaves the view back");
    refuses_at(map, "path = \"160 181, ", "path = \"160-181, ", "`160-181` is not a point");
    refuses_at(map, "sides = [\"front\", \"back\"]", "sides = [\"fore\", \"back\"]", "there is no text `body.side.fore`");
}

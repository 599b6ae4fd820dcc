//! What must never be advised beside what, written out from the specification (sections 5.10, 7.0 to 7.7 and the gate codes of 3.25) in
//! codes of answers. Nothing here is read from the items' own lists: those are what is checked.

use super::advice::Never;

/// Items that make a runner run, or change how (7.4, 7.5): `moves` calls them running; 7.4 as a whole is removed at run stop (7.0).
pub const RUNNING: &str = "ADV-CADENCE ADV-OVERSTRIDE ADV-CROSSOVER ADV-PELVIS ADV-PUSH ADV-GAZE ADV-SHOULDERS ADV-ARMS ADV-FOOTSTRIKE \
    ADV-GAIT-EVAL ADV-HILLS ADV-SPIKE ADV-ONECHANGE ADV-EVERYOTHER ADV-SHORTEN ADV-WARMUP ADV-COOLDOWN ADV-SHOE-COMFORT ADV-SHOE-SWITCH \
    ADV-SURFACE-MIX ADV-CAMBER ADV-LOADCARRY ADV-HEATPLAN ADV-CRAMP ADV-GOAL-RACE ADV-XTRAIN-TRIM";

/// Items to hop and bounce with.
pub const HOPPING: &str = "ADV-PLYO";

/// What may stand on a same-day result (7.0: positions and heat; the side position is ours, for late pregnancy).
pub const SAFE_D2: [&str; 3] = ["ADV-POSITIONS", "ADV-POSITIONS-SIDE", "ADV-HEAT"];

/// What may stand on a D3 result: the items tagged `safe_d3` in 7.1 and 7.5, without ADV-IMAGING (stricter: at D3 a scan may be right), and
/// two of ours: the side position, and ADV-AXSPA, which says not to wait with the visit.
pub const SAFE_D3: [&str; 10] = [
    "ADV-KEEPMOVING",
    "ADV-RELATIVE-REST",
    "ADV-WALK",
    "ADV-POSITIONS",
    "ADV-POSITIONS-SIDE",
    "ADV-HEAT",
    "ADV-PAINRULE",
    "ADV-FEAR",
    "ADV-HYDRATE",
    "ADV-AXSPA",
];

const LATE_PREGNANCY: &str = "preg.yes and (preg.weeks >= 16 or preg.weeks_ns)";
const PREGNANT: &str = "preg.yes or preg.could or preg.pns";
const FEVER: &str = "e1_fever | e1_viral | e1_ns";
const THIN_BONES: &str = "c3_osteo | c3_steroid | c3_height";
const NUMB: &str = "b5_grow | b5_one | b5_both_new | b5_both_old | leg.numb | a3_numbskin | h_cord";
const MUSCLE_AND_HEAT: &str = "R-RHB-* | R-HEAT-* | R-EAH-*";
const BONES: &str = "R-BSI-* | R-FRX-*";
const BLOOD_THINNER: &str = "h_thin | h_bleed";
const FLEXION_HURTS: &str =
    "(agg.flex or agg.sit) and (rad.below_knee or b5_one or b5_grow or b5_both_new or b5_both_old or sev.now >= 6)";
const EXTENSION_HURTS: &str = "agg.ext and (sev.now >= 5 or claud.sit_relief) | claud.sit_relief and age >= 50";
const SURGERY: &str = "h_sp6w | e2_spineproc | p_epid | h_wound";
/// ADV-MANIP's twelve codes, in answers.
const NO_THRUST: [&str; 12] = [
    BONES,
    THIN_BONES,
    "d1_recent | d1_old | d1_ns",
    FEVER,
    "b6_foot | b6_toe | b6_knee | b6_both | b6_ns | b5_both_new | b5_both_old | b5_grow | b5_one | h_cord | b1_retain | b1_start | b1_nofeel \
     | b1_leak | b2_nofeel | b2_leak | b3_new | b4_feel | b1_leak_old | b2_old | b3_old | b1_ns | b2_ns | b3_ns",
    BLOOD_THINNER,
    "R-SPA-1 | R-SPA-2",
    "h_aaa | h_pulse | onset.sudden_none",
    "R-KID-3 | PARS >= 4",
    PREGNANT,
    SURGERY,
    "age < 16",
];

/// The rules of 7.0 to 7.6.
pub const NEVER: &[Never] = &[
    Never {
        items: "ADV-POSITIONS ADV-KNEEROCK ADV-DEADBUG ADV-BRIDGE ADV-PIRI ADV-HAMSLIDE ADV-HAMBRIDGE ADV-BREATH ADV-PLANK",
        beside: LATE_PREGNANCY,
        because: "7.0: not on the back from 16 weeks",
    },
    Never { items: "ADV-FLEXROT ADV-PRONE", beside: LATE_PREGNANCY, because: "7.0 in its sense: on the back, or on the belly" },
    Never {
        items: "ADV-CHILD ADV-FLEXROT ADV-TWIST ADV-KNEEROCK",
        beside: THIN_BONES,
        because: "7.0: no bending or twisting of thin bones",
    },
    Never { items: "ADV-HEAT", beside: MUSCLE_AND_HEAT, because: "7.1: no heat with cx.rhb" },
    Never { items: "ADV-HEAT", beside: NUMB, because: "7.1: no heat on numb skin" },
    Never { items: "ADV-HEAT", beside: FEVER, because: "7.1: no heat with a fever" },
    Never { items: "ADV-HEAT", beside: "h_zoster | h_band", because: "7.0: never over shingles" },
    Never { items: "ADV-ICE", beside: NUMB, because: "7.1: no ice on numb skin" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[0], because: "7.6: bones" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[1], because: "7.6: thin bones" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[2], because: "7.6: cancer" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[3], because: "7.6: fever" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[4], because: "7.6: nerve signs" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[5], because: "7.6: blood thinner" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[6], because: "7.6: inflammation of the spine" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[7], because: "7.6: blood vessels" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[8], because: "7.6: pars" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[9], because: "7.6: pregnancy" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[10], because: "7.6: surgery" },
    Never { items: "ADV-MANIP ADV-OSTEO", beside: NO_THRUST[11], because: "7.6: under 16" },
    Never { items: "ADV-MASSAGE ADV-SELFRELEASE", beside: MUSCLE_AND_HEAT, because: "7.6 and 3.9: no massage" },
    Never { items: "ADV-MASSAGE ADV-SELFRELEASE", beside: BLOOD_THINNER, because: "7.6: no deep work" },
    Never { items: "ADV-MASSAGE ADV-SELFRELEASE ADV-MOBIL", beside: BONES, because: "7.6: bones" },
    Never { items: "ADV-MASSAGE ADV-SELFRELEASE", beside: FEVER, because: "7.6: fever" },
    Never {
        items: "ADV-MASSAGE ADV-SELFRELEASE",
        beside: "h_clot | h_calf | h_popl | c2_bruise",
        because: "7.6: clot, new bruise",
    },
    Never { items: "ADV-SELFRELEASE", beside: NUMB, because: "7.6: not on numb skin" },
    Never { items: "ADV-MOBIL", beside: SURGERY, because: "7.6: surgery" },
    Never {
        items: "ADV-ACUP",
        beside: "e2_immune | preg.yes | preg.could | preg.pns",
        because: "7.6: immune weakness, pregnancy",
    },
    Never {
        items: "ADV-CYCLE",
        beside: "b3_bike | pp.yes and pp.weeks < 12",
        because: "7.0: saddle check first, and not after a birth",
    },
    Never { items: "ADV-PLANK", beside: "pp.yes and pp.weeks < 12", because: "7.3: cx.pp12" },
    Never { items: "ADV-WALK", beside: "func.few_steps", because: "7.1: few steps only" },
    Never {
        items: "ADV-CATCOW ADV-KNEEROCK ADV-FLEXROT ADV-NERVE ADV-DEADBUG ADV-SIDEPLANK ADV-HINGE",
        beside: SURGERY,
        because: "7.2, 7.3: surgery",
    },
    Never {
        items: "ADV-CATCOW ADV-CHILD ADV-HIPFLEX ADV-KNEEROCK ADV-FLEXROT ADV-PRONE ADV-HIPROT ADV-TWIST ADV-CLAM ADV-HIPABD ADV-SQUAT ADV-STEPUP ADV-BACKEXT ADV-HAMBRIDGE ADV-BRIDGE",
        beside: BONES,
        because: "7.2, 7.3: bones",
    },
    Never {
        items: "ADV-FLEXROT ADV-TWIST ADV-HAMSLIDE",
        beside: "rad.below_knee | b5_one | b5_grow | b5_both_new | b5_both_old",
        because: "7.2: cx.leg",
    },
    Never { items: "ADV-DEADBUG ADV-SIDEPLANK ADV-PLANK ADV-SQUAT ADV-STEPUP", beside: "sev.now >= 7", because: "7.3: cx.sev7" },
    Never {
        items: "ADV-DEADBUG ADV-BIRDDOG ADV-SIDEPLANK ADV-PLANK ADV-BRIDGE ADV-CLAM ADV-HIPABD ADV-SQUAT ADV-STEPUP ADV-BACKEXT ADV-HAMBRIDGE ADV-PELVICFLOOR",
        beside: "sev.now >= 6",
        because: "7.3: strength from day 3 if pain is 5 or less",
    },
    Never { items: "ADV-NERVE", beside: "b6_foot | b6_toe | b6_knee | b6_both", because: "7.2: weakness" },
    Never { items: "ADV-BACKEXT", beside: "preg.yes | preg.could | preg.pns | R-KID-3", because: "7.3: pregnancy, pars" },
    Never { items: "ADV-BACKEXT ADV-PRONE ADV-FLEXROT ADV-TWIST ADV-KNEEROCK", beside: "PARS >= 4", because: "7.2, 7.3: pars" },
    Never { items: "ADV-BACKEXT", beside: "FACET >= 4", because: "7.3: FACET 4+" },
    Never { items: "ADV-PRONE", beside: "FACET >= 7 | chk.prone_worse_leg", because: "7.2: FACET 7+, worse in the leg" },
    Never { items: "ADV-CHILD", beside: "DISC >= 7 and agg.sit", because: "7.2: DISC 7+ with agg.sit" },
    Never {
        items: "ADV-HAMSLIDE",
        beside: "RADIC >= 4 | HAM_INJ >= 4 and (dur.lt48h or dur.2_14d)",
        because: "7.2: RADIC, HAM_INJ first 2 weeks",
    },
    Never { items: "ADV-CHILD ADV-FLEXROT ADV-HINGE", beside: FLEXION_HURTS, because: "7.2: cx.flexworse" },
    Never { items: "ADV-PRONE ADV-BACKEXT", beside: EXTENSION_HURTS, because: "7.2, 7.3: cx.extworse" },
    Never { items: "ADV-HAMBRIDGE", beside: "h_hampop", because: "7.3: sudden pop" },
    Never {
        items: HOPPING,
        beside: "R-BSI-* | R-FRX-* | c3_osteo | c3_steroid | c3_height | preg.yes | preg.could | preg.pns | b1_stress_new | b1_stress_old | fem.pelvic | age >= 60 and not str.2plus | sev.now >= 3 | R-KID-3 | PARS >= 4",
        because: "7.3: ADV-PLYO",
    },
];

/// What blocks anti-inflammatory tablets (7.7, 5.10, gate codes of 3.25).
const NSAID_BLOCK: &str = "cond.nsaid_allergy | cond.ulcer | cond.gibleed | h_kidney | h_scd | cond.heart | cond.bp_high | cond.liver | e2_organ \
    | cond.ibd | h_thin | h_bleed | med.antiplatelet | h_nsaid | med.ace_diuretic | med.lithium | med.mtx | h_steroid | c3_steroid | h_adrenal \
    | med.ciclo | preg.yes | preg.could | preg.pns | age < 16 | cond.chickenpox | age >= 75 | a2t.lt24 and (a2_long or a2_hot) | f_vomit | f_epi \
    | f_colic | f_blood | f_blood_once | f_clots | f_brown | f_gibleed | f_bdiarr | hyd.little and a2t.lt24 | R-RHB-* | R-EAH-* | R-HEAT-* | R-BSI-*";

/// "Not sure" on any line blocks, and so does a list that was passed over (5.10: no default).
const NOT_TOLD: &str = "med.ns | cond.ns | not (med.antiplatelet or med.ace_diuretic or med.lithium or med.mtx or med.ssri or med.ciclo or med.none) \
    | not (cond.ulcer or cond.gibleed or cond.ibd or cond.liver or cond.alcohol or cond.heart or cond.bp_high or cond.asthma or cond.nsaid_allergy \
    or cond.breastfeeding or cond.trying or cond.chickenpox or cond.lt50kg or cond.none)";

/// Cautions with anti-inflammatory tablets: one hides the dose, two block (7.7). `h_bp` is "blood pressure known".
pub const NSAID_CAUTIONS: [&str; 8] =
    ["cond.asthma", "age >= 65", "med.ssri", "cond.breastfeeding", "cond.trying", "cond.alcohol", "h_bp", "h_smoke and h_bp"];

/// The blocks of 7.7 and 5.10.
pub const MEDICINES: &[Never] = &[
    Never {
        items: "ADV-NSAID ADV-NSAID-ASK ADV-NATURAL",
        beside: NSAID_BLOCK,
        because: "7.7: BLOCK of ADV-NSAID; herbs have the same gate (7.6)",
    },
    Never { items: "ADV-NSAID ADV-NSAID-ASK ADV-NATURAL", beside: NOT_TOLD, because: "5.10: no default, not sure blocks" },
    Never {
        items: "ADV-TOPICAL ADV-TOPICAL-ASK",
        beside: "cond.nsaid_allergy | preg.yes | preg.could | preg.pns | age < 16 | h_kidney | h_scd | h_nsaid | h_wound | h_zoster",
        because: "7.7: BLOCK of ADV-TOPICAL",
    },
    Never { items: "ADV-TOPICAL ADV-TOPICAL-ASK", beside: NOT_TOLD, because: "5.10: no default, not sure blocks" },
    Never { items: "ADV-TOPICAL", beside: "h_thin | h_bleed | cond.asthma", because: "7.7: a caution hides the dose" },
    Never {
        items: "ADV-PARACETAMOL",
        beside: "cond.lt50kg | body.kg <= 50 | cond.liver | e2_organ | cond.alcohol | nut.restrict | nut.ed | g7 | age < 16",
        because: "7.7: BLOCK of ADV-PARACETAMOL",
    },
    Never { items: "ADV-PARACETAMOL", beside: NOT_TOLD, because: "5.10: no default, not sure blocks" },
    Never {
        items: "ADV-NSAID ADV-NSAID-ASK ADV-PHARMACIST ADV-NSAID-RUN ADV-TOPICAL ADV-TOPICAL-ASK ADV-PARACETAMOL ADV-PARACETAMOL-ASK ADV-NOOPIOID ADV-NATURAL",
        beside: "age < 16 | not med.want",
        because: "5.10: nobody under 16, and only who asked",
    },
];

//! As much of JSON as the diary is stored in: whole numbers, texts without escapes, lists, objects. Called by `stored` only.
//! (A reader for all of JSON weighs more than the rest of the diary.)

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A whole number of at most 6 digits.
    Number(u32),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object, in the order in which it was written.
    Object(Vec<(String, Value)>),
}

/// How deep lists and objects may stand in each other.
const DEEPEST: u8 = 6;

/// The value that a text holds; `None` if it is anything else than one.
pub fn parse(text: &str) -> Option<Value> {
    let mut rest = text.as_bytes();
    let value = value(&mut rest, DEEPEST)?;
    skip(&mut rest);
    rest.is_empty().then_some(value)
}

fn skip(rest: &mut &[u8]) {
    while let [b' ' | b'\n' | b'\r' | b'\t', behind @ ..] = rest {
        *rest = behind;
    }
}

/// Takes a sign, if it comes next.
fn takes(rest: &mut &[u8], sign: u8) -> bool {
    skip(rest);
    match rest {
        [first, behind @ ..] if *first == sign => {
            *rest = behind;
            true
        }
        _ => false,
    }
}

fn value(rest: &mut &[u8], deep: u8) -> Option<Value> {
    let deep = deep.checked_sub(1)?;
    if takes(rest, b'[') {
        let mut all = Vec::new();
        if takes(rest, b']') {
            return Some(Value::List(all));
        }
        loop {
            all.push(value(rest, deep)?);
            if !takes(rest, b',') {
                return takes(rest, b']').then_some(Value::List(all));
            }
        }
    }
    if takes(rest, b'{') {
        let mut all = Vec::new();
        if takes(rest, b'}') {
            return Some(Value::Object(all));
        }
        loop {
            let name = takes(rest, b'"').then(|| text(rest))??;
            all.push((name, takes(rest, b':').then(|| value(rest, deep))??));
            if !takes(rest, b',') {
                return takes(rest, b'}').then_some(Value::Object(all));
            }
        }
    }
    if takes(rest, b'"') { text(rest).map(Value::Text) } else { number(rest).map(Value::Number) }
}

/// What stands up to the closing quote.
fn text(rest: &mut &[u8]) -> Option<String> {
    let end = rest.iter().position(|&b| b == b'"' || b == b'\\' || b < b' ')?;
    let (inside, [b'"', behind @ ..]) = rest.split_at_checked(end)? else { return None };
    *rest = behind;
    std::str::from_utf8(inside).ok().map(str::to_owned)
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    let (mut number, mut digits) = (0_u32, 0);
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        number = number * 10 + u32::from(digit - b'0');
        digits += 1;
        *rest = behind;
        if digits > 6 {
            return None;
        }
    }
    (digits > 0).then_some(number)
}

//! A JSON value in the making: objects keep the order in which they are written, and what is missing is left out.

use serde::{Serialize, Serializer, ser::SerializeMap};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i32),
    /// A number with decimals.
    Decimal(f64),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// An empty object.
    pub fn object() -> Json {
        Json::Object(Vec::new())
    }

    /// The object with one field more; a list or an object that is empty is left out, as FHIR wants it.
    pub fn with(mut self, name: &'static str, value: impl Into<Json>) -> Json {
        let value = value.into();
        let empty = match &value {
            Json::List(all) => all.is_empty(),
            Json::Object(all) => all.is_empty(),
            Json::Text(text) => text.is_empty(),
            _ => false,
        };
        if let Json::Object(fields) = &mut self
            && !empty
        {
            fields.push((name, value));
        }
        self
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::Text(text)
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Json {
        Json::Flag(flag)
    }
}

impl From<Vec<Json>> for Json {
    fn from(all: Vec<Json>) -> Json {
        Json::List(all)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Text(text) => serializer.serialize_str(text),
            Json::Whole(number) => serializer.serialize_i32(*number),
            Json::Decimal(number) => serializer.serialize_f64(*number),
            Json::Flag(flag) => serializer.serialize_bool(*flag),
            Json::List(all) => serializer.collect_seq(all),
            Json::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

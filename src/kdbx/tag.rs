//! The elements of KeePass's XML, and where each may stand.

/// The elements that mean something here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    File,
    Meta,
    Root,
    Group,
    Entry,
    History,
    /// `String`, with a `Key` and a `Value`.
    Pair,
    CustomData,
    Item,
    Key,
    Value,
    Name,
    Id,
    BinId,
    BinEnabled,
    HeaderHash,
    QualityCheck,
    Times,
    Created,
    Changed,
    /// Whether the time of [`Self::Expiry`] means anything.
    Expires,
    Expiry,
    Other,
}

impl Tag {
    pub(super) fn named(name: &[u8]) -> Self {
        match name {
            b"KeePassFile" => Self::File,
            b"Meta" => Self::Meta,
            b"Root" => Self::Root,
            b"Group" => Self::Group,
            b"Entry" => Self::Entry,
            b"History" => Self::History,
            b"String" => Self::Pair,
            b"CustomData" => Self::CustomData,
            b"Item" => Self::Item,
            b"Key" => Self::Key,
            b"Value" => Self::Value,
            b"Name" => Self::Name,
            b"UUID" => Self::Id,
            b"RecycleBinUUID" => Self::BinId,
            b"RecycleBinEnabled" => Self::BinEnabled,
            b"HeaderHash" => Self::HeaderHash,
            b"QualityCheck" => Self::QualityCheck,
            b"Times" => Self::Times,
            b"CreationTime" => Self::Created,
            b"LastModificationTime" => Self::Changed,
            b"Expires" => Self::Expires,
            b"ExpiryTime" => Self::Expiry,
            _ => Self::Other,
        }
    }

    /// Whether it means what its name says inside of `outer`.
    pub(super) fn belongs(self, outer: Option<Self>) -> bool {
        match self {
            Self::File => outer.is_none(),
            Self::Meta | Self::Root => outer == Some(Self::File),
            Self::Group => matches!(outer, Some(Self::Root | Self::Group)),
            Self::Entry => matches!(outer, Some(Self::Group | Self::History)),
            Self::History | Self::Pair | Self::Times => outer == Some(Self::Entry),
            Self::Item => outer == Some(Self::CustomData),
            _ => true,
        }
    }
}

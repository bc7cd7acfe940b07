package import Texts

/// The words that tables themselves say: of changes, of trends, of rows left out.
package enum TableWords {
    package static let nothingChanged = Phrase(vi: "không có thay đổi", en: "nothing changed")

    package static let whatChanged = Phrase(vi: "thay đổi", en: "change")

    package static let first = Phrase(vi: "từ", en: "from")

    package static func andMore(_ count: Int) -> Phrase {
        Phrase(vi: "… và \(count) dòng nữa", en: "… and \(count) more")
    }

    package static let isGone = Phrase(vi: "không còn", en: "gone")

    package static let isNew = Phrase(vi: "mới có", en: "new")

    package static let beforeColumn = Phrase(vi: "trước", en: "before")

    package static let afterColumn = Phrase(vi: "sau", en: "after")

    package static let asOf = Phrase(vi: "tính đến", en: "as of")
}

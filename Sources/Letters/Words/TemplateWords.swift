package import Texts

/// The sentences about mistakes in letter templates.
package enum TemplateWords {
    package static let unclosedTag = Phrase(
        vi: "«{{» mở mà không có «}}»",
        en: "«{{» is opened and never closed"
    )
    package static let unescaped = Phrase(
        vi: "không dùng «{{{» hay «{{&»: chữ phải được mã hóa",
        en: "«{{{» and «{{&» are not allowed: text is always escaped"
    )

    package static let pragma = Phrase(
        vi: "không dùng «{{%» hay «{{=»: dấu mở và cách mã hóa của mẫu thư là cố định",
        en: "«{{%» and «{{=» are not allowed: delimiters and escaping are fixed"
    )
    package static let privateUse = Phrase(
        vi: "ký tự riêng của một phông chữ: người nhận không đọc được; gõ lại theo Unicode",
        en: "a character of some font's private area: readers cannot see it; type it in Unicode"
    )

    package static func unknownName(_ name: String) -> Phrase {
        Phrase(
            vi: "mẫu thư này không có chỗ điền «\(name)»",
            en: "this template has no placeholder «\(name)»"
        )
    }

    package static func unknownPartial(_ name: String) -> Phrase {
        Phrase(vi: "không có mẫu con «\(name)»", en: "there is no partial «\(name)»")
    }

    package static func wrongClose(_ name: String, open: String) -> Phrase {
        Phrase(
            vi: "«{{/\(name)}}» đóng không đúng; đang mở «\(open)»",
            en: "«{{/\(name)}}» closes the wrong section; «\(open)» is open"
        )
    }

    package static func closeWithoutOpen(_ name: String) -> Phrase {
        Phrase(vi: "«{{/\(name)}}» không có chỗ mở", en: "«{{/\(name)}}» closes nothing")
    }

    package static func tooDeep(_ deepest: Int) -> Phrase {
        Phrase(
            vi: "thẻ lồng nhau quá \(deepest) tầng",
            en: "tags stand in each other more than \(deepest) deep"
        )
    }

    package static func tooManyTags(_ tags: Int, characters: Int) -> Phrase {
        Phrase(
            vi: "\(tags) thẻ trong \(characters) ký tự là quá nhiều: bớt thẻ hoặc bớt chữ",
            en: "\(tags) tags in \(characters) characters are too many: use fewer, or less text"
        )
    }

    package static func circularCall(_ name: String) -> Phrase {
        Phrase(
            vi: "gọi «\(name)» ở đây thì mẫu này lại gọi chính nó, không bao giờ hết",
            en: "calling «\(name)» here, this template calls itself without end"
        )
    }

    package static func placeInFilling(_ name: String) -> Phrase {
        Phrase(
            vi: "phần điền vào khung không được có chỗ điền khác: «\(name)»",
            en: "what fills a place may not have places of its own: «\(name)»"
        )
    }

    package static func unclosedSection(_ name: String) -> Phrase {
        Phrase(vi: "«\(name)» mở mà không đóng", en: "«\(name)» is opened and never closed")
    }

    package static func missing(_ name: String, part: String) -> Phrase {
        Phrase(
            vi: "thiếu tệp \(name).vi.\(part).mustache",
            en: "the file \(name).vi.\(part).mustache is missing"
        )
    }

    package static let empty = Phrase(
        vi: "mẫu thư trống: thư sẽ không có nội dung; chép lại mẫu, hoặc xóa tệp này",
        en: "the template is empty: letters would say nothing; put it back, or remove this file"
    )

    package static func unparsable(_ reason: String) -> Phrase {
        Phrase(
            vi: "không đọc được mẫu thư: \(reason)",
            en: "the template cannot be read: \(reason)"
        )
    }
}

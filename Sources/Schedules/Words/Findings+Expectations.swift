package import Texts

/// What could have stood where a line was not understood.
extension Findings {
    package static func quoted(_ word: Phrase) -> Phrase {
        Phrase(vi: "«\(word.vi)»", en: "«\(word.en)»")
    }

    package static let atSomeTime = Phrase(
        vi: "giờ gửi, ví dụ: lúc 08:00",
        en: "a time, for example: at 08:00"
    )
    package static let aDeadline = Phrase(
        vi: "ngày, giờ như «thứ Sáu 09/04/2021 17:00», «5 ngày sau mã-mốc»",
        en: "a date and time like «Friday 09/04/2021 17:00», «5 days after an-id»"
    )
    package static let everyWeekday = Phrase(
        vi: "gửi hằng tuần viết «mỗi thứ …»",
        en: "a weekly letter is written «every Monday …»"
    )
    package static let aNumber = Phrase(vi: "một số", en: "a number")
    package static let aQuotedText = Phrase(vi: "chữ trong ngoặc kép", en: "text in quotes")
    package static let anIdentifier = Phrase(vi: "một mã (a-z, 0-9, -)", en: "an id (a-z, 0-9, -)")
    package static let wordBeforeDate = Phrase(
        vi: "ghi thẳng ngày, không có chữ «ngày» ở trước",
        en: "write the date itself, without a word before it"
    )
    package static let dateBeforeTime = Phrase(
        vi: "ghi ngày trước, giờ sau",
        en: "the date comes first, then the time"
    )
    package static let countFirst = Phrase(
        vi: "ghi số ngày trước, ví dụ: 3 ngày trước hạn, lúc 08:00",
        en: "write the number of days first, for example: 3 days before due, at 08:00"
    )
    package static let aDate = Phrase(vi: "một ngày dd/mm/yyyy", en: "a date dd/mm/yyyy")
    package static let aTime = Phrase(vi: "giờ như 08:00", en: "a time like 08:00")
    package static let aWeekday = Phrase(vi: "thứ Hai … Chủ nhật", en: "Monday … Sunday")
    package static let aMonth = Phrase(vi: "tháng m/yyyy", en: "a month m/yyyy")
    package static let aZone = Phrase(
        vi: "một múi giờ như Asia/Ho_Chi_Minh",
        en: "a time zone like Asia/Ho_Chi_Minh"
    )
    package static let aPath = Phrase(vi: "đường dẫn tới một tệp", en: "a path to a file")
    package static let aServer = Phrase(
        vi: "smtp://máy-chủ:cổng hoặc smtps://…",
        en: "smtp://host:port or smtps://…"
    )
    package static let anAddress = Phrase(
        vi: "địa chỉ thư như <a@b.example>",
        en: "an address like <a@b.example>"
    )
    package static let aTarget = Phrase(vi: "tỷ lệ % hoặc số", en: "a percentage or a number")
    package static let aRecipient = Phrase(vi: "người nhận", en: "a recipient")
    package static let aUnitCode = Phrase(vi: "mã đơn vị", en: "a unit's code")
    package static let aUnitName = Phrase(
        vi: "tên hoặc mã đơn vị, loại đơn vị, khối",
        en: "a unit, a kind of unit or a khối"
    )
    package static let aVariableName = Phrase(
        vi: "tên biến môi trường",
        en: "the name of an environment variable"
    )
    package static let anAuthentication = Phrase(
        vi: "không, PLAIN, LOGIN hoặc XOAUTH2",
        en: "none, PLAIN, LOGIN or XOAUTH2"
    )
    package static let aDecimal = Phrase(
        vi: "một số như 20 hoặc 0,5 (nhiều nhất ba chữ số lẻ)",
        en: "a number like 20 or 0.5 (three decimals at most)"
    )
    package static let aPositiveShare = Phrase(
        vi: "tỷ lệ phải lớn hơn 0",
        en: "the share must be above 0"
    )
    package static let aLanguage = Phrase(
        vi: "ngôn ngữ là vi hoặc en",
        en: "the language is vi or en"
    )
    package static let aSendRule = Phrase(
        vi: "cách gửi như «7 ngày trước hạn, lúc 08:00» hay «mỗi thứ Sáu lúc 16:00»",
        en: "a rule like «7 days before due, at 08:00» or «every Friday at 16:00»"
    )
    package static let nothingMore = Phrase(vi: "hết dòng", en: "the end of the line")

    /// `A, B hoặc C`, each once.
    package static func anyOf(_ phrases: [Phrase]) -> Phrase {
        var unique: [Phrase] = []
        for phrase in phrases where !unique.contains(phrase) { unique.append(phrase) }
        guard let last = unique.last, unique.count > 1 else {
            return unique.first ?? nothingMore
        }
        let first = Phrase.joined(Array(unique.dropLast()), by: ", ")
        return Phrase(vi: "\(first.vi) hoặc \(last.vi)", en: "\(first.en) or \(last.en)")
    }
}

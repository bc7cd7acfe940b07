import Delivery
import Texts

/// Why no copy was made, or none was put back.
extension KeepingWords {
    static func phrase(of error: StoreCopyError) -> Phrase {
        switch error {
        case .exists(let path):
            Phrase(
                vi: "đã có tệp «\(path)»; chọn tên khác, hoặc thêm --replace để thay",
                en:
                    "there is a file «\(path)» already; choose another name, or replace it with --replace"
            )
        case .foreign(let path):
            Phrase(
                vi: "«\(path)» không phải bản sao lưu nên không bị thay; chọn tên khác",
                en: "«\(path)» is no copy, and is not replaced; choose another name"
            )
        case .isTheDatabase:
            Phrase(
                vi: "đó chính là cơ sở dữ liệu đang dùng; chọn tệp khác",
                en: "that is the home's own database; choose another file"
            )
        case .beingWritten(let path):
            Phrase(
                vi: "một tiến trình khác đang sao lưu vào «\(path)»; chờ nó xong",
                en: "another process is copying into «\(path)»; wait for it"
            )
        case .unwritten(let path, let obstacle): Messages.unwritten(path, obstacle)
        case .nothingToCopy:
            Phrase(
                vi: "chưa có dondoc.sqlite để sao lưu; kiểm tra --home",
                en: "there is no dondoc.sqlite to copy yet; is --home right?"
            )
        case .unreadable(let path):
            Phrase(vi: "không đọc được «\(path)»", en: "«\(path)» cannot be read")
        case .noCopy(let path):
            Phrase(
                vi: "«\(path)» không phải bản sao lưu của dondoc; chưa thay đổi gì",
                en: "«\(path)» is no copy of a dondoc database; nothing was changed"
            )
        case .damaged(let path):
            Phrase(
                vi: "bản sao «\(path)» bị hỏng; chưa thay đổi gì; dùng một bản sao khác",
                en: "the copy «\(path)» is damaged; nothing was changed; use another copy"
            )
        case .newer(let path):
            Phrase(
                vi: "«\(path)» do phiên bản mới hơn tạo ra; chưa thay đổi gì; dùng phiên bản đó",
                en: "«\(path)» was made by a newer version; nothing was changed; use that version"
            )
        }
    }
}

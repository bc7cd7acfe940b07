import Campaigns
import Delivery
import Foundation
import LetterTables
import Texts
import Wording

/// What is said of a home's database as a file: copies of it, what became of it, who may read it.
enum KeepingWords {
    // MARK: Commands

    static let backup = Phrase(
        vi: "sao lưu cơ sở dữ liệu vào một tệp, cả khi dịch vụ đang chạy",
        en: "copy the database into a file, also while the service runs"
    )
    static let backupFile = Phrase(vi: "tệp sao lưu", en: "the file for the copy")
    static let replace = Phrase(
        vi: "thay tệp đã có",
        en: "replace a file that is there"
    )
    static let restore = Phrase(
        vi: "khôi phục cơ sở dữ liệu từ một bản sao lưu; thư có thể đã gửi được giữ lại",
        en: "put the database back from a copy; letters that may have left are held"
    )
    static let restoreFile = Phrase(vi: "bản sao lưu", en: "the copy")

    // MARK: Copies

    static func backedUp(_ summary: StoreSummary, _ file: String) -> Phrase {
        let (vi, en) = counts(of: summary)
        return Phrase(
            vi: "đã sao lưu vào «\(file)», đã kiểm tra toàn vẹn: \(vi)",
            en: "copied into «\(file)», checked: \(en)"
        )
    }

    static let backupHolds = Phrase(
        vi:
            "bản sao có tên và địa chỉ của đơn vị, toàn bộ thư và khóa nhận biết thư bị trả lại: giữ kín như "
            + "chính dondoc.sqlite; mật khẩu máy chủ thư, thư mục Schedules và Templates không nằm trong bản sao",
        en:
            "the copy holds names and addresses, every letter, and the secret that bounces are known by: keep it "
            + "as safe as dondoc.sqlite itself; passwords of mail servers, Schedules and Templates are not in it"
    )

    private static func counts(of summary: StoreSummary) -> (vi: String, en: String) {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        let letters = LetterPhrases.letterCount(summary.letters)
        return (
            "\(vi.grouped(summary.octets)) byte, \(vi.grouped(summary.facts)) ghi nhận, "
                + letters.vi,
            "\(en.grouped(summary.octets)) octets, \(en.grouped(summary.facts)) "
                + (summary.facts == 1 ? "fact" : "facts") + ", \(letters.en)"
        )
    }

    /// `asOf`: the copy's last pass, as people read it; nil where it has none.
    static func restored(_ store: RestoredStore, _ file: String, asOf: String?) -> Phrase {
        let (vi, en) = counts(of: store.summary)
        let since = (
            vi: asOf.map { ", lượt cuối \($0)" } ?? ", chưa có lượt gửi nào",
            en: asOf.map { ", its last pass was \($0)" } ?? ", without any pass"
        )
        return Phrase(
            vi: "đã khôi phục từ «\(file)»\(since.vi): \(vi)",
            en: "put back from «\(file)»\(since.en): \(en)"
        )
    }

    static func formerKept(_ path: String) -> Phrase {
        guard !path.hasSuffix("-wal") else {
            return Phrase(
                vi: "trước đó chỉ còn dondoc.sqlite-wal, giữ ở «\(path)»",
                en:
                    "only dondoc.sqlite-wal was left of the former database; it is kept as «\(path)»"
            )
        }
        return Phrase(
            vi: "cơ sở dữ liệu trước đó giữ ở «\(path)»",
            en: "the database that was there is kept as «\(path)»"
        )
    }

    /// `count`: letters that wait for a person since the copy was put back.
    static func held(_ count: Int) -> Phrase {
        let letters = LetterPhrases.letterCount(count)
        return Phrase(
            vi:
                "\(letters.vi) được giữ lại vì có thể đã gửi sau khi có bản sao: xem «dondoc outbox list --state "
                + "held», đối chiếu với máy chủ thư, rồi gửi bằng «dondoc outbox release SỐ» hoặc hủy bằng "
                + "«dondoc outbox cancel SỐ»",
            en:
                "\(letters.en) \(count == 1 ? "is" : "are") held, for \(count == 1 ? "it" : "they") may have left "
                + "after the copy was made: see «dondoc outbox list --state held», compare with the mail server, "
                + "then «dondoc outbox release NUMBER» or «dondoc outbox cancel NUMBER»"
        )
    }

    static let nothingHeld = Phrase(
        vi: "không có thư nào có thể đã gửi sau khi có bản sao",
        en: "no letter can have left since the copy was made"
    )

    static let notPlanned = Phrase(
        vi:
            "các thư đến hạn sau khi có bản sao được lập ở lượt sau và giữ lại: chạy «dondoc tick», rồi xem «dondoc "
            + "outbox list --state held»",
        en:
            "letters that fell due since the copy was made are written at the next pass, and held: run «dondoc "
            + "tick», then see «dondoc outbox list --state held»"
    )

    static func newDatabase(_ path: String) -> Phrase {
        Phrase(
            vi:
                "tạo cơ sở dữ liệu mới «\(path)», chưa có thư và báo cáo nào; nếu thư mục này đã dùng từ trước thì dừng "
                + "dịch vụ và khôi phục: dondoc restore TỆP",
            en:
                "made a new database «\(path)», without letters and reports; if this home was used before, stop the "
                + "service and put a copy back: dondoc restore FILE"
        )
    }

    static func upgraded(_ former: String) -> Phrase {
        Phrase(
            vi: "đã nâng cấp dondoc.sqlite; bản trước khi nâng cấp giữ ở «\(former)»",
            en: "dondoc.sqlite was upgraded; as it was before it is kept as «\(former)»"
        )
    }
}

extension KeepingWords {
    // MARK: What became of the files

    static let inputOutput = Phrase(
        vi:
            "không đọc hoặc ghi được dondoc.sqlite: đĩa lỗi, hết hạn mức hoặc thư mục đã bị ngắt kết nối; kiểm tra đĩa và nhật "
            + "ký hệ thống (dmesg)",
        en:
            "dondoc.sqlite cannot be read or written: the disk fails, a quota is used up, or the mount went away; look at the disk and "
            + "at the system's log (dmesg)"
    )
    static let gone = Phrase(
        vi:
            "dondoc.sqlite đã bị xóa hoặc bị thay khi chương trình đang dùng; chương trình dừng để không ghi vào "
            + "tệp đã mất; đưa tệp trở lại hoặc khôi phục: dondoc restore TỆP",
        en:
            "dondoc.sqlite was deleted or replaced while it was in use; the program ends rather than write into a "
            + "file that is gone; put it back, or restore a copy: dondoc restore FILE"
    )
    static let missing = Phrase(
        vi:
            "không còn dondoc.sqlite dù thư mục này đã từng gửi thư; đưa tệp trở lại hoặc khôi phục: dondoc restore "
            + "TỆP; nếu muốn bắt đầu lại từ đầu thì xóa dondoc.sqlite.lock và các tệp dondoc.sqlite.truoc-…",
        en:
            "dondoc.sqlite is gone though this home was used; put it back, or restore a copy: dondoc restore FILE; "
            + "to begin anew remove dondoc.sqlite.lock and every dondoc.sqlite.truoc-…"
    )
    static let emptied = Phrase(
        vi:
            "dondoc.sqlite rỗng dù thư mục này đã từng gửi thư; khôi phục từ bản sao lưu: dondoc restore TỆP",
        en:
            "dondoc.sqlite is empty though this home was used; restore it from a copy: dondoc restore FILE"
    )
    static let strayLog = Phrase(
        vi:
            "có dondoc.sqlite-wal mà không có dondoc.sqlite: tệp này có thể chứa những ghi nhận cuối cùng, chưa động "
            + "đến; đưa dondoc.sqlite trở lại bên cạnh nó, hoặc khôi phục: dondoc restore TỆP",
        en:
            "there is a dondoc.sqlite-wal without its dondoc.sqlite: it may hold what was recorded last and was not "
            + "touched; put dondoc.sqlite back beside it, or restore a copy: dondoc restore FILE"
    )
    static let foreignLog = Phrase(
        vi:
            "dondoc.sqlite-wal thuộc về một cơ sở dữ liệu khác, chưa động đến; đưa đúng dondoc.sqlite của nó trở lại, "
            + "hoặc chuyển dondoc.sqlite-wal và dondoc.sqlite-shm đi nơi khác; muốn thay bằng bản sao lưu thì chạy: "
            + "dondoc restore TỆP",
        en:
            "dondoc.sqlite-wal belongs to another database and was not touched; put its own dondoc.sqlite back, or "
            + "move dondoc.sqlite-wal and dondoc.sqlite-shm away; to go on from a copy run: dondoc restore FILE"
    )
    static let lostLock = Phrase(
        vi:
            "dondoc.sqlite.lock đã bị xóa hoặc bị thay: có thể một tiến trình khác cũng đang gửi thư; chương trình "
            + "dừng; xem còn tiến trình dondoc nào, rồi chạy lại",
        en:
            "dondoc.sqlite.lock was deleted or replaced: another process may be delivering, too; the program ends; "
            + "see whether another dondoc runs, then start again"
    )
    static func notAFile(_ path: String) -> Phrase {
        var isFolder: ObjCBool = false
        if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue
        {
            return Phrase(
                vi: "«\(path)» là thư mục; ghi tên một tệp trong đó",
                en: "«\(path)» is a folder; name a file in it"
            )
        }
        return Phrase(
            vi: "«\(path)» là liên kết hoặc không phải tệp thường; xóa nó rồi chạy lại",
            en: "«\(path)» is a link or no plain file; remove it, then start again"
        )
    }

    /// The file is another user's.
    static func denied(_ path: String) -> Phrase {
        Phrase(
            vi:
                "tài khoản này không đọc, ghi được tệp «\(path)» (do tài khoản khác tạo, hoặc bị cấm ghi); chạy bằng quyền root: "
                + Stores.opening(path),
            en:
                "this user may not read and write the file «\(path)» (another one made it, or its mode forbids); run as root: "
                + Stores.opening(path)
        )
    }

    static func openSecret(_ path: String) -> Phrase {
        Phrase(
            vi:
                "cảnh báo: người khác trên máy đọc được tệp mật khẩu «\(path)»; đĩa chỉ cho đọc nên vẫn dùng",
            en:
                "warning: others on this machine can read the password's file «\(path)»; the disk is read-only, so it "
                + "is used all the same"
        )
    }

    static func tooOpen(_ mendings: [String]) -> Phrase {
        let commands = mendings.joined(separator: "; ")
        return Phrase(
            vi: "cảnh báo: người khác trên máy đọc được dữ liệu của dondoc; chạy: \(commands)",
            en: "warning: others on this machine can read dondoc's data; run: \(commands)"
        )
    }
}

/// What `doctor` says of the database.
extension KeepingWords {
    static let rightsAreFine = Phrase(
        vi: "chỉ người chạy dịch vụ (và nhóm của thư mục) đọc được dữ liệu",
        en: "only the service's user, and the folder's group, can read the data"
    )

    static let othersMayRead = Phrase(
        vi: "người khác trên máy đọc hoặc ghi được dữ liệu",
        en: "others on this machine can read or write the data"
    )

    static let madeByAnother = Phrase(
        vi: "có tệp dữ liệu do tài khoản khác tạo (thường là root)",
        en: "another user (root, as a rule) made files of the database"
    )

    static let whyOwner = Phrase(
        vi: "dịch vụ có thể không mở được các tệp đó",
        en: "the service may not be able to open them"
    )

    static let whyRights = Phrase(
        vi: "trong đó có mọi thư, địa chỉ và khóa của thư trả lại",
        en: "it holds all letters, addresses and the key of returned mail"
    )

    static let noDatabaseYet = Phrase(
        vi: "chưa có; được tạo khi chạy lần đầu",
        en: "none yet; it is made at the first run"
    )

    static func databaseIsWhole(_ path: String) -> Phrase {
        Phrase(vi: "\(path): nguyên vẹn", en: "\(path): whole")
    }

    static func damaged(_ faults: [String]) -> Phrase {
        let first = faults.prefix(3).joined(separator: "; ")
        return Phrase(
            vi: "hỏng ở \(faults.count) chỗ (\(first))",
            en: "damaged in \(NumberStyle.english(faults.count, "place")) (\(first))"
        )
    }

    static let whyDamaged = Phrase(
        vi: "thư và báo cáo đã ghi có thể mất hoặc sai",
        en: "letters and reports that were recorded may be lost or wrong"
    )
}

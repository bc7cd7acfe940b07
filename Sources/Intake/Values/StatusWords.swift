import Campaigns
import Texts

/// The words by which files say a status.
enum StatusWords {
    static func submission(_ text: String) -> Submission.Status? {
        switch text.folded {
        case "received", "da nhan", "nhan", "nop", "da nop": .received
        case "accepted", "da chap nhan", "chap nhan": .accepted
        case "returned", "de nghi bo sung", "tra lai": .returned
        case "withdrawn", "da rut", "rut": .withdrawn
        default: nil
        }
    }

    static func figure(_ text: String) -> Figure.Status? {
        switch text.folded {
        case "quick", "so nhanh", "nhanh": .quick
        case "preliminary", "so bo": .preliminary
        case "final", "chinh thuc": .final
        case "corrected", "dieu chinh": .corrected
        default: nil
        }
    }
}

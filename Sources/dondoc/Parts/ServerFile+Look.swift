import Delivery
import Foundation
import Home
import Schedules
import Texts

/// Looking at files that a mail server's block names, on the machine that is to use them.
extension ServerFile {
    /// In octets; files of all authorities of a system have some hundred thousand.
    private static let longest = 16 << 20

    /// What is wrong with the file; a warning, for the machine that sends may be another one.
    var finding: Finding? {
        switch kind {
        case .password:
            do throws(RelayFault) {
                _ = try SecretFile(path: path).line()
                return nil
            } catch {
                return Finding(.serverFile, place, error.phrase)
            }
        case .certificates:
            let url = URL(fileURLWithPath: path)
            guard let octets = try? BoundedFile.octets(of: url, upTo: Self.longest) else {
                return Finding(.serverFile, place, Findings.unreadableCertificates(path))
            }
            let text = String(decoding: octets, as: UTF8.self)
            return text.contains("-----BEGIN ")
                ? nil : Finding(.serverFile, place, Findings.noCertificates(path))
        }
    }
}

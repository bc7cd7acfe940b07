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
            let file = SecretFile(path: path)
            // Nobody but the service is meant to read it.
            guard file.isReadable || !file.isCredential else { return nil }
            do throws(RelayFault) {
                _ = try file.line()
                return nil
            } catch {
                return Finding(.serverFile, place, error.phrase)
            }
        case .certificates:
            let url = URL(fileURLWithPath: path)
            let octets: Data
            do throws(FileFault) {
                octets = try BoundedFile.octets(of: url, upTo: Self.longest)
            } catch {
                return Finding(.serverFile, place, error.phrase)
            }
            let text = String(decoding: octets, as: UTF8.self)
            return text.contains("-----BEGIN ")
                ? nil : Finding(.serverFile, place, Findings.noCertificates(path))
        }
    }
}

import Foundation

/// Something in a log that must not be there.
package struct Leak: Error, CustomStringConvertible {
    package let description: String

    /// Throws where a log holds a secret of the environment or of a token file, in clear or in the base64
    /// of an AUTH command, the command itself, or the body of a letter.
    package static func check(_ log: String, secrets: [String]) throws {
        for secret in secrets where secret.count > 1 {
            let forms = [secret, Data(secret.utf8).base64EncodedString()]
            if forms.contains(where: log.contains) {
                throw Leak(description: "a secret in: \(log)")
            }
        }
        for mark in [
            "AUTH PLAIN", "AUTH LOGIN", "AUTH XOAUTH2", "Bearer ", "Content-Type:", "Trân trọng",
        ]
        where log.contains(mark) {
            throw Leak(description: "«\(mark)» in: \(log)")
        }
    }
}

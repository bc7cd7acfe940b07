extension String {
    /// Whether it is or has a URL with a password, `https://user:secret@host`, or says `password=`.
    package var holdsPassword: Bool {
        contains(/(?i)\/\/[^\/@\s]*:[^@\s]*@|password\s*=/)
    }
}

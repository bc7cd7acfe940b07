/// What kept a file from being written.
package enum WritingObstacle: Hashable, Sendable, CaseIterable {
    case noFolder
    case noRights
    /// The disk, or what a service sees of it, may only be read.
    case readOnly
    case full
    /// A file of another kind has the name.
    case otherFile
    /// A bad disk, a quota, a mount that went away.
    case inputOutput
}

extension DonDocProgram {
    /// The files count from that moment on, as after a person who knows how many letters they send.
    ///
    /// Without one, first files that send more than fifty letters a day wait.
    package func takeOver(at moment: String) throws -> Result {
        let accepted = try run("check", "--accept", "--now", moment)
        return accepted.code == 0 ? try run("tick", "--now", moment) : accepted
    }
}

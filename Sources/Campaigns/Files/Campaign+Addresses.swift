extension Campaign {
    /// What some block reminds of.
    package var remindedMilestones: Set<MilestoneID> {
        var reminded: Set<MilestoneID> = []
        for case .reminder(let ids) in schedules.map(\.kind) { reminded.formUnion(ids) }
        return reminded
    }

    /// Units that owe something of which a block reminds, and whose officer has no address.
    package var unitsWithoutAddress: [OrganisationalUnit] {
        let reminded = remindedMilestones.compactMap(milestone)
        return units.filter { unit in
            unit.focalAddress == nil
                && reminded.contains { involvement(of: unit, in: $0) == .obliged }
        }
    }
}

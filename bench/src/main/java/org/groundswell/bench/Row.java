package org.groundswell.bench;

/**
 * One measurement.
 *
 * @param what was done
 * @param clients how many did it at once
 * @param perSecond how often it was done in a second
 * @param p50 the median time it took, in milliseconds; negative where single times were not taken
 * @param p99 the time 99 of 100 took at most, in milliseconds
 * @param cores CPU the measured process used, in cores; negative where it is not a process of its own
 * @param peakMegabytes the most memory it had resident
 * @param ofCeiling share of the ceiling; negative for a ceiling itself
 */
record Row(
        String what,
        int clients,
        double perSecond,
        double p50,
        double p99,
        double cores,
        long peakMegabytes,
        double ofCeiling) {
    Row beside(Row ceiling) {
        return new Row(what, clients, perSecond, p50, p99, cores, peakMegabytes, perSecond / ceiling.perSecond());
    }
}

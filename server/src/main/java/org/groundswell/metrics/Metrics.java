package org.groundswell.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** All metrics of a server, including those of the JVM. */
public final class Metrics implements Meters, AutoCloseable {
    /** The media type of {@link #scrape()}: Prometheus' text format. */
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Few buckets, since every route has all of them; from a cached page to a read that hits its time limit. */
    private static final Duration[] DURATIONS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };

    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    /** Metrics with changing labels, read before each scrape. */
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** All current metrics, as {@link #TYPE}. */
    public synchronized String scrape() {
        looks.forEach(Runnable::run);
        return registry.scrape(TYPE);
    }

    @Override
    public void gauge(String name, String description, DoubleSupplier read) {
        Gauge.builder(name, read::getAsDouble).description(description).register(registry);
    }

    @Override
    public void gauges(
            String name, String description, String label, Supplier<? extends Map<String, ? extends Number>> read) {
        MultiGauge gauge = MultiGauge.builder(name).description(description).register(registry);
        looks.add(() -> gauge.register(
                read.get().entrySet().stream()
                        .<MultiGauge.Row<?>>map(
                                each -> MultiGauge.Row.of(Tags.of(label, each.getKey()), each.getValue()))
                        .toList(),
                true));
    }

    @Override
    public void counter(String name, String description, LongSupplier read, String... labels) {
        // The registry holds the object weakly, but the function strongly.
        FunctionCounter.builder(name, this, _ -> read.getAsLong())
                .description(description)
                .tags(labels)
                .register(registry);
    }

    @Override
    public Recorder timer(String name, String description, String... labels) {
        Timer timer = Timer.builder(name)
                .description(description)
                .tags(labels)
                .serviceLevelObjectives(DURATIONS)
                .register(registry);
        return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public Recorder sizes(String name, String description) {
        DistributionSummary summary = DistributionSummary.builder(name)
                .description(description)
                .serviceLevelObjectives(SIZES)
                .register(registry);
        return summary::record;
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}

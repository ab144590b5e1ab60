package org.serviceexchange.onboarding.benchmark;

/** What is compared: whole onboardings with three steps of people, in this application or in a bare engine. */
interface Shape extends AutoCloseable {

    /** A new onboarding, which nobody has registered yet. */
    Run next();

    /** The database that it runs on. */
    Database database();

    @Override
    void close();

    /** One onboarding. Its clicks return as soon as the person has their answer. */
    interface Run {

        /** The click that begins it. */
        void start();

        /** The person whose step it is finds the task and claims it. */
        void claimTask();

        /** The click that completes the claimed task. */
        void completeTask();

        /** The process instance in the engine; known after {@link #start()}. */
        String processInstanceId();
    }
}

package org.serviceexchange.onboarding.process.deadline;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A decision table of the tests, in force while the tests of one class run. They assert dates, and a process designer who
 * changes a number in the product's table changes no Java.
 */
public class FixedDeadlines implements BeforeAllCallback, AfterAllCallback {

    private static final String TABLE = "deadlines/onboarding-deadlines.dmn";

    private String deployment;

    @Override
    public void beforeAll(ExtensionContext test) {
        deployment = repository(test)
                .createDeployment()
                .name("deadlines of the tests")
                .addClasspathResource(TABLE)
                .deploy()
                .getId();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        repository(test).deleteDeployment(deployment);
    }

    private static RepositoryService repository(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test)
                .getBean(ProcessEngine.class)
                .getRepositoryService();
    }
}

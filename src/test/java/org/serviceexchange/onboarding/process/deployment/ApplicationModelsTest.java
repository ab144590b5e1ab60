package org.serviceexchange.onboarding.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serviceexchange.onboarding.OnboardingApplication;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.setup.DesignedModels.DesignedModel;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** A designer deployed a model, and the application starts again with a version of its own. */
@OnboardingTest
@ExtendWith(OutputCaptureExtension.class)
class ApplicationModelsTest {

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ApplicationModels models;

    private final List<String> deployments = new ArrayList<>();
    private Resource[] ofApplication;

    @BeforeEach
    void rememberResources() throws IOException {
        // the start of the context left them there, or took some away
        ofApplication = Stream.concat(Files.list(Path.of("processes")), Files.list(Path.of("forms")))
                // other files there are names and labels in further languages
                .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                .map(FileSystemResource::new)
                .toArray(Resource[]::new);
        configuration().setDeploymentResources(ofApplication);
    }

    @AfterEach
    void removeModels() {
        deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
        configuration().setDeploymentResources(ofApplication);
        models.prepare(engine);
    }

    @Test
    void the_model_of_a_designer_stays_in_force_and_the_operator_reads_it(CapturedOutput output) throws IOException {
        assertThat(models.inForce()).isEmpty();
        deployChanged();

        models.prepare(engine);

        assertThat(configuration().getDeploymentResources())
                .extracting(Resource::getFilename)
                .contains("watch-deadline.bpmn", "register-customer.form")
                .doesNotContain("customer-onboarding.bpmn");
        assertThat(output)
                .contains("These models of process designers stay in force")
                .contains("customer-onboarding version")
                .contains("deployed as “from outside”")
                .contains("onboarding.models.replace-designed=true");
        assertThat(models.inForce()).extracting(DesignedModel::key).containsExactly(CustomerOnboardingModel.KEY);
        assertThat(SignedInClient.atOurPages(port, "provider-admin")
                        .page("/setup")
                        .body())
                .contains("Models of your process designers", "customer-onboarding", "from outside");
    }

    @Test
    void the_operator_can_have_the_model_of_the_application_deployed(CapturedOutput output) throws IOException {
        deployChanged();
        ApplicationModels replacing = new ApplicationModels(new ModelProperties(true));

        replacing.prepare(engine);

        ProcessDefinition latest = latest();
        deployments.add(latest.getDeploymentId());
        assertThat(engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentId(latest.getDeploymentId())
                        .singleResult()
                        .getName())
                .isEqualTo(configuration().getDeploymentName());
        assertThat(output).contains("The application deploys its version over these models of process designers");
        assertThat(replacing.inForce()).isEmpty();
        // a second node, which starts at the same time, finds nothing to replace
        int version = latest.getVersion();
        configuration().setDeploymentResources(ofApplication);
        replacing.prepare(engine);
        assertThat(latest().getVersion()).isEqualTo(version);
    }

    @Test
    void a_designer_cannot_use_the_name_of_the_application_s_deployments() throws IOException {
        Answer refused = SignedInClient.withBasic(port, "process-designer")
                .deploy(
                        "/engine-rest/deployment/create",
                        configuration().getDeploymentName(),
                        Map.of("customer-onboarding.bpmn", model()));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("Choose another name");
    }

    @Test
    void a_model_that_a_designer_deployed_between_two_starts_stays_in_force(CapturedOutput output) throws IOException {
        String designed;
        try (ConfigurableApplicationContext first = start()) {
            Answer deployed = SignedInClient.withBasic(
                            first.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                            "process-designer")
                    .deploy(
                            "/engine-rest/deployment/create",
                            Map.of("customer-onboarding.bpmn", model().replace("Check registration", "Check it")));
            assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
            designed = latest(first.getBean(ProcessEngine.class)).getId();
        }
        assertThat(output).doesNotContain("These models of process designers stay in force");
        try (ConfigurableApplicationContext second = start()) {
            assertThat(latest(second.getBean(ProcessEngine.class)).getId()).isEqualTo(designed);
        }
        assertThat(output).contains("These models of process designers stay in force");
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(OnboardingApplication.class)
                .profiles("demo")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:two-starts;DB_CLOSE_DELAY=-1",
                        "--camunda.bpm.job-execution.enabled=false");
    }

    private void deployChanged() throws IOException {
        Answer deployed = SignedInClient.withBasic(port, "process-designer")
                .deploy(
                        "/engine-rest/deployment/create",
                        Map.of("customer-onboarding.bpmn", model().replace("Check registration", "Check it")));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        deployments.add(deployed.json().path("id").asText());
    }

    private static String model() throws IOException {
        return Files.readString(Path.of("processes/customer-onboarding.bpmn"));
    }

    private ProcessDefinition latest() {
        return latest(engine);
    }

    private static ProcessDefinition latest(ProcessEngine engine) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(CustomerOnboardingModel.KEY)
                .latestVersion()
                .singleResult();
    }

    private SpringProcessEngineConfiguration configuration() {
        return (SpringProcessEngineConfiguration) engine.getProcessEngineConfiguration();
    }
}

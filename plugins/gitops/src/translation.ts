/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { argocdMessages } from '@slipway/plugin-argocd-common';

/** Every word of the form. @public */
export const gitopsTranslationRef = createTranslationRef({
  id: 'plugin.gitops',
  messages: {
    /** For what the Argo CD back end concludes. */
    sentences: argocdMessages,
    retry: 'Try again',
    targetsFailed: 'The portal could not say where projects can go.',
    copy: {
      action: 'Copy {{what}}',
      done: 'Copied',
    },
    instance: {
      starting: 'starting',
      live: 'live',
      delayed: 'delayed',
      stale: 'stale',
      unreachable: 'unreachable',
      unauthorized: 'unauthorized',
    },
    preview: {
      loading: 'The project is being rendered',
      title: 'What is written',
      files: 'Files',
      size_one: '{{count}} file, {{kilobytes}} kB',
      size_other: '{{count}} files, {{kilobytes}} kB',
      clean: 'Checked: nothing found that would not work.',
      findings: 'What was found',
      house: 'Style:',
      notSeen: 'Not seen',
      notChecked: 'Not checked',
      cut: 'This is only its beginning.',
      refused: 'Nothing can be written with these answers:',
      pipeline: 'The pipeline',
      startedBy: 'Started by',
      jobs_one: '{{count}} job',
      jobs_other: '{{count}} jobs',
      events: {
        pushMain: 'Push to main',
        mergeRequest: 'Merge request',
        pushBranch: 'Push to a branch',
        tag: 'Tag',
      },
    },
    task: {
      loading: 'Loading the task',
      notFound: {
        title: 'There is no such task of yours.',
        text: 'It does not exist, or another person has started it: a task belongs to the person who started it.',
      },
      notLoaded: {
        title: 'The portal cannot say how the task is.',
        text: '{{message}} It is asked again every few seconds.',
      },
      notHeard: 'What is shown may be old: {{message}}',
      notHeardSince:
        'What is shown was so at {{time}}; the portal cannot say how it is now: {{message}}',
      yours: 'Your tasks',
      log: 'Log of the task',
      startedBy:
        'Started by {{person}} {{time}} for {{owner}} in {{repository}}',
      createdBy:
        'Created by {{person}} {{time}} for {{owner}} in {{repository}}',
      somebody: 'somebody',
      openInCatalog: 'Open in the catalog',
      openTab: 'Open the Argo CD tab',
      cancel: 'Cancel',
      cancelAsked: 'Cancelling…',
      cancelFailed: 'It could not be cancelled: {{message}}',
      state: {
        todo: 'to come',
        running: 'running',
        passed: 'done',
        failed: 'failed',
        warning: 'needs attention',
        stopped: 'stopped',
        reverted: 'undone',
        unknown: 'unknown',
      },
      headline: {
        waiting: '{{name}} waits for its turn.',
        waitingLine:
          'The portal runs other tasks first. You can leave this page.',
        running: '{{name}} is being created.',
        runningLine: 'You can leave this page.',
        cancelling: 'The task is being stopped.',
        cancellingLine: 'What has begun ends first.',
        unheard: 'Nothing has been heard of the task since {{time}}.',
        unheardLine:
          'Perhaps the portal was started anew meanwhile. Cancel the task, or ask those who run the portal.',
        unheardCancelledLine:
          'It was cancelled, but nothing runs it that could stop. When the portal has closed it, after a day by default, what it has left can be removed here.',
        failed: '{{name}} was not created.',
        cancelled: 'The task was stopped before {{name}} was complete.',
        cancelledLine: {
          before: 'What it has made stays until it is removed.',
          there: 'What it has made is still there.',
          unsure: 'What is still there stands below.',
          removed: 'What it had made is removed.',
          notFound: 'Nothing of it is left.',
        },
        asking: 'Created. The portal asks how it is deployed.',
        created: 'Created. {{rest}}',
        notCompared: 'Created. Argo CD has not compared yet.',
        notComparedLine: '{{environment}} is deployed as soon as it does.',
        building:
          'Created. The first version is being built for {{environment}}.',
        pushed_one: '{{pushed}} of {{count}} image is pushed. {{leave}}',
        pushed_other: '{{pushed}} of {{count}} images are pushed. {{leave}}',
        leave: 'You can leave this page.',
        notAsked: 'Created. The portal cannot say how it is deployed.',
        afterCreate: '{{duration}} after Create.',
        empty_one: '{{environments}} is empty until you promote.',
        empty_other: '{{environments}} are empty until you promote.',
        newer: 'Newer changes have come since.',
      },
      wait: {
        short: {
          catalog: {
            title: 'Created. The catalog is reading the project.',
            line: 'It was told at {{time}}. {{leave}}',
          },
          application: {
            title:
              'Created. Argo CD has no application for {{environment}} yet.',
            line: 'The catalog has read the project. Argo CD was told at {{time}}. {{leave}}',
          },
          merge: {
            title:
              'Created. Argo CD deploys it when the platform team has merged it.',
            line: 'It has waited for a person since {{time}}. {{leave}}',
          },
          discovery: {
            title: 'Created. Argo CD finds it by its topic within minutes.',
            line: 'The catalog has read the project. It has had its topic since {{time}}. {{leave}}',
          },
        },
        long: {
          catalog: {
            title: 'Created. The catalog does not have the project.',
            line: 'It was told at {{time}}. It cannot read catalog-info.yaml, the project was unregistered since, or you may not see it. It is looked for every minute.',
          },
          instance: {
            title: 'Created. The portal gets no answer from {{instance}}.',
            line: 'Since {{time}} nobody can see whether it has the project.',
          },
          application: {
            title: 'Created. Argo CD has no application for {{environment}}.',
            line: 'The catalog has read the project. Argo CD was told at {{time}}, and should have it by now.',
          },
          merge: {
            title:
              'Created. Argo CD deploys it when the platform team has merged it.',
            line: 'It has waited for a person since {{time}}.',
          },
          discovery: {
            title: 'Created. Argo CD has not found it by its topic.',
            line: 'The catalog has read the project. It has had its topic since {{time}}, and should be found by now.',
          },
          hand: {
            title: 'Created. Argo CD has not been told yet.',
            line: 'What is left to do stands below. It has waited for that since {{time}}.',
          },
        },
        advice: 'What you can do',
        openMergeRequest: 'Look at the merge request',
        openCatalogInfo: 'Look at catalog-info.yaml in the repository',
        openRepository: 'Look at the topics of the repository',
        openEntity: 'Look at how the Argo CD tab searches for applications',
        openArgocd: 'Look at what {{instance}} has of that name',
        ask: {
          catalog:
            'Ask the platform team why the catalog does not have {{name}}.',
          instance:
            'Ask the platform team why the portal gets no answer from {{instance}}.',
          application:
            'Ask the platform team why {{instance}} has no application of {{name}}.',
          merge:
            'Ask the platform team to merge it; where it is merged already, why {{instance}} has no application of {{name}}.',
          discovery:
            'Ask the platform team why {{instance}} does not find {{name}}.',
        },
      },
      doing: {
        find: 'looks for what an earlier task has left',
        plan: 'checks names and rights',
        write: 'writes the files',
        check: 'checks what was written',
        remove: 'removes what an earlier task has left',
        publish: 'publishes it to GitLab',
        register: 'tells the catalog',
        apply: 'tells Argo CD',
        propose: 'opens a merge request for the platform team',
        pipeline: 'starts the first pipeline',
        complete: 'completes the project',
      },
      when: {
        find: 'when it looked for what an earlier task has left',
        plan: 'when it checked names and rights',
        write: 'when it wrote the files',
        check: 'when it checked what was written',
        remove: 'when it removed what an earlier task has left',
        publish: 'when it published it to GitLab',
        register: 'when it told the catalog',
        apply: 'when it told Argo CD',
        propose: 'when it opened a merge request for the platform team',
        pipeline: 'when it started the first pipeline',
        complete: 'when it completed the project',
      },
      ended: {
        failed: 'failed {{when}}',
        failedAt: 'failed at: {{step}}',
        stopped: 'stopped {{when}}',
        stoppedAt: 'stopped at: {{step}}',
        notBegun: 'not begun',
      },
      fate: {
        takenBack: 'taken back',
        removed: 'removed',
        notFound:
          'nothing of this task is left: it was removed, or another task has taken it over',
        unsure: 'what is still there stands below',
      },
      checks: {
        title: 'Checks',
      },
      repository: {
        title: 'Repository',
        todo: 'a repository in GitLab with the files of the project',
        files_one: '{{count}} file',
        files_other: '{{count}} files',
        commit: 'first commit {{commit}}',
      },
      catalog: {
        title: 'Catalog',
        components_one: '1 system, {{count}} component',
        components_other: '1 system, {{count}} components',
        owner: 'owner {{owner}}',
      },
      argocd: {
        title: 'Argo CD',
        applications_one: '{{count}} application: {{environments}}',
        applications_other: '{{count}} applications: {{environments}}',
        on_one: '{{count}} application on {{instance}}: {{environments}}',
        on_other: '{{count}} applications on {{instance}}: {{environments}}',
        merge: 'waits for {{mergeRequest}} to be merged',
        mergeRequest: 'the merge request',
        discovery: 'finds the repository by its topic',
        manual: 'somebody tells it by hand',
        notDiscovered: 'has not found the repository by its topic',
        told: 'was told; has no application yet for {{environments}}',
        without: 'was told, and has no application for {{environments}}',
        partly: '{{applications}}; not seen yet: {{missing}}',
        unheard: 'gives no answer, so what it has is unknown',
      },
      pipeline: {
        title: 'Pipeline',
        todo: 'starts when the project is complete',
        started: '{{pipeline}} was started',
        // The portal knows the repository of a project by its applications.
        notFollowed:
          '{{pipeline}} was started; it is followed here once Argo CD has the application',
        first: 'the first pipeline',
        running: '{{pipeline}} is running',
        waiting: '{{pipeline}} waits for a runner',
        passed: '{{pipeline}} passed',
        images_one: '{{count}} image pushed',
        images_other: '{{count}} images pushed',
        failed: '{{pipeline}} failed',
        failedJob: '{{pipeline}} failed: job {{job}}',
        cancelled: '{{pipeline}} was cancelled',
        ended: '{{pipeline}} ended: {{status}}',
        unavailable:
          '{{pipeline}} was started; how it is cannot be asked: {{reason}}',
        lastKnown:
          'Last known ({{time}}): {{outcome}}. How it is now cannot be asked: {{reason}}',
        earlier: 'before',
        jobs: 'Images',
      },
      imageUpdate: {
        title: 'Image update in Git',
        todo_one: 'the pipeline sets {{count}} image for {{environment}}',
        todo_other:
          'the pipeline sets the {{count}} images for {{environment}}',
        set_one: 'the pipeline has set {{count}} image for {{environment}}',
        set_other:
          'the pipeline has set the {{count}} images for {{environment}}',
        updaterDone:
          'Argo CD Image Updater has set the images for {{environment}}',
        updater: 'Argo CD Image Updater sets the images for {{environment}}',
        done_one: '{{commit}} sets {{count}} image for {{environment}}',
        done_other: '{{commit}} sets {{count}} images for {{environment}}',
        unnoticed:
          '{{commit}} sets the images; Argo CD has not compared with it yet',
        failedJob: 'job {{job}} failed, and {{environment}} was not updated',
      },
      live: {
        title: 'Live in {{environment}}',
        private: 'no service is public, so the app has no address',
        answers: 'the app answers at {{address}}',
        setUp: 'the app is set up to answer at {{host}}',
        pods: '{{ready}} of {{total}} pods ready',
      },
      app: {
        open: 'Open the app',
        notListed:
          'So the chart is set up. Argo CD lists no address, and the portal has not checked that it answers.',
        also: 'Also: {{addresses}}.',
        newTab: 'opens in a new tab',
      },
      next: {
        meanwhile: 'Meanwhile',
        title: 'Next',
        clone: 'Clone the repository',
        run: 'Run it on your laptop with Skaffold',
        promote: 'Promote to {{environment}}',
        promoteLater: 'Promote to {{environment}}, once {{first}} is live',
        command: 'the command',
      },
      byHand: 'What is left to do',
      takenBack: 'What the task took back',
      again: 'Create it again',
      left: {
        title: 'What is left',
        looking: 'Looking for what the task has left',
        signIn: 'Sign in to GitLab to see what the task has left.',
        signInAction: 'Sign in to GitLab',
        notFound: 'The portal could not look for what the task has left.',
        noTarget:
          'The platform does not offer {{target}} any more, where the task worked, so the portal cannot look for what it has left.',
        noTargetNamed:
          'The answers of the task do not say where it worked, so the portal cannot look for what it has left.',
        targetsHint: 'Without that it cannot look for what the task has left.',
        nothing: 'Nothing is left.',
        removed: 'What was done:',
        continue: 'Continue',
        continueHint:
          'A new task takes over what is there and makes the rest, with the same answers.',
        goneHint:
          'Its repository is gone, so there is nothing to continue. Remove what is left; then “Create it again” opens the form with the same answers.',
        againHint: '“Create it again” opens the form with the same answers.',
        remove: 'Remove what is left',
        removeTitle: 'Remove what the task has left of {{name}}?',
        removeText:
          'The repository with everything in it, what Argo CD was told, and the entry in the catalog are deleted. Nothing brings them back.',
        removeConfirm: 'Remove {{name}}',
        removeSignIn:
          'Your access to GitLab has ended, and nothing was removed. Sign in again, and the removal goes on.',
        signInAndRemove: 'Sign in and remove {{name}}',
        keep: 'Keep it',
        startFailed: 'No task could be started: {{message}}',
        removeFailed: 'Not everything was removed: {{message}}',
      },
    },
    create: {
      title: 'Create new project',
      aside: 'Checks and files',
      loading: 'The form is loading',
      noTargets: 'No project can be created yet',
      noTargetsAdvice:
        'The platform team sets this in gitops.targets of the configuration of the portal.',
      personFailed: 'The portal could not find out who you are.',
      templatesFailed: 'The portal could not read the template of this form.',
      kept: 'What you have entered stays, and is there again when it can.',
      lost: {
        title: 'Not all of these answers can be chosen any more.',
        target:
          'The platform does not offer {{target}} any more; {{instead}} is chosen.',
        group: '{{target}} has no GitLab group {{group}} any more.',
        settings:
          '{{target}} does not let you choose this any more: {{settings}}.',
      },
      noTemplate:
        'No template of this portal is filled in here. The platform team marks one with the annotation slipway.dev/form: new-project.',
      noSuchTemplate:
        'There is no template {{template}} that is filled in here.',
      chooseTemplate: 'Choose a template:',
      name: 'Name',
      nameHint:
        'Also the name of the repository, the applications and the namespaces. Lower case, digits, hyphens; at most {{max}} characters.',
      owner: 'Owner',
      ownerHint: 'May promote, undo and sync',
      ownerForeign:
        'You are not a member of {{team}}: only its members may promote, undo and sync.',
      ownerMissing: 'Choose the team that looks after the project.',
      chooseOwner: 'Choose a team',
      ownTeams: 'Your teams',
      otherTeams: 'Other teams',
      group: 'GitLab group',
      groupMissing: 'Choose the group that gets the repository.',
      chooseGroup: 'Choose a group',
      services: 'Services',
      servicesHint: 'Each starts from a runnable example with a health check',
      servicesFull: 'A project has at most {{max}} services',
      addService: 'Add service',
      type: 'Type',
      nameOf: 'Name of service {{row}}',
      typeOf: 'Type of {{name}}',
      languageOf: 'Language of {{name}}',
      portOf: 'Port of {{name}}',
      publicOf: '{{name}} is public',
      detailsOf: 'More settings of {{name}}',
      removeOnly: 'Remove {{name}}: a project has at least one service',
      noPort: 'no port',
      internal: 'inside only',
      imageHint:
        'For example docker.io/library/redis with the tag 7.4.1. It has no public address: other services reach it inside the cluster.',
      languages: {
        python: 'Python',
        node: 'Node',
        go: 'Go',
        static: 'Static site',
        image: 'Ready image',
      },
      sizes: {
        small: 'Small: {{cpu}} CPU, {{memory}}',
        medium: 'Medium: {{cpu}} CPU, {{memory}}',
        large: 'Large: {{cpu}} CPU, {{memory}}',
      },
      description: 'Description',
      descriptionLong: 'Use at most {{max}} characters.',
      optional: 'optional',
      advanced: 'Advanced',
      change: 'Change',
      close: 'Close',
      sentence: {
        deploys: 'Deploys to {{environments}} on {{argocd}}',
        noEnvironment: 'Deploys to no environment yet',
        images: 'images go to {{registry}}',
        pipeline: 'the pipeline updates {{environment}}',
        imageUpdater: 'Argo CD Image Updater updates {{environment}}',
        promotions: 'promotions are merge requests',
        manual_one: '{{environments}} is synced by hand',
        manual_other: '{{environments}} are synced by hand',
        registration: {
          'platform-repository':
            'it is registered by merge request to the platform team',
          discovery: 'Argo CD finds it by its topic',
          manual: 'it is registered with Argo CD by hand',
        },
        visibility: {
          private: 'private repository',
          internal: 'repository for everybody who is signed in to GitLab',
          public: 'public repository',
        },
      },
      target: 'Where it runs',
      targetHint: 'Argo CD, registry and settings of the platform.',
      environments: 'Environments',
      environmentsHint:
        'The pipeline brings new images to the first one; the others follow by merge request.',
      environmentsMissing: 'Choose at least one environment.',
      manual: 'Synced by a person',
      manualHint: 'The others sync by themselves.',
      domain: 'Domain',
      domainHint: 'Public services answer at project-environment.domain.',
      domainForm:
        'Use lower-case letters, digits, hyphens and dots, for example apps.example.org.',
      settings: {
        visibility: {
          label: 'Visibility',
          hint: 'Who may see the repository in GitLab.',
          private: 'Private',
          internal: 'Internal',
          public: 'Public',
        },
        buildEngine: {
          label: 'Build engine',
          hint: 'What the runner can do decides.',
          docker: 'Docker-in-Docker',
          buildah: 'Buildah',
          buildkit: 'BuildKit',
        },
        imageUpdate: {
          label: 'Image update',
          hint: 'Who writes the tag of a new image into Git.',
          'job-token': 'The pipeline, with its job token',
          'deploy-key': 'The pipeline, with a deploy key',
          'image-updater': 'Argo CD Image Updater',
        },
        registration: {
          label: 'Registration with Argo CD',
          hint: 'How Argo CD learns of the project.',
          api: 'By the portal, at once',
          'platform-repository': 'By merge request',
          discovery: 'Found by its topic',
          manual: 'By hand',
        },
      },
      create: 'Create {{name}}',
      createProject: 'Create project',
      cancel: 'Cancel',
      notStarted: 'The project was not created: {{message}}',
      off: {
        fields: 'To complete first: {{fields}}.',
        service: '{{fields}} of service {{row}}',
        signIn: 'Sign in to GitLab first: the project is created in your name.',
        refused: '{{title}}: {{detail}}',
        running: 'Your input is being checked.',
        unknown:
          'Could not be checked: {{checks}}. The task asks once more before it makes anything.',
      },
      signIn: {
        why: 'Whether it works is checked with your own access to GitLab, and the project is created with it.',
        action: 'Sign in to GitLab to check',
        failed: 'The sign-in did not work: {{message}}',
      },
      checks: {
        title: 'Checked before creating',
        running: 'A dry run with your input',
        waiting: 'More is checked when the form is complete',
        secondsAgo: 'A dry run with your input, {{seconds}} s ago',
        minutesAgo: 'A dry run with your input, {{minutes}} min ago',
        seconds: '{{seconds}} s',
        again: 'Check again',
        done: 'Nothing was found that would keep the project from being created.',
        nothingAsked:
          'Nothing could be checked; the task asks once more before it makes anything.',
        someNotAsked_one:
          '{{count}} check could not be asked; the task asks once more.',
        someNotAsked_other:
          '{{count}} checks could not be asked; the task asks once more.',
        refused_one: '{{count}} check refuses.',
        refused_other: '{{count}} checks refuse.',
        unknown: 'It could not be asked; the task asks once more.',
        notChecked: 'It cannot be seen from here.',
        refuses: 'It is refused.',
        status: {
          passed: 'Passed:',
          refused: 'Refused:',
          unknown: 'Unknown:',
          notChecked: 'Not checked:',
          running: 'Being checked:',
          waiting: 'Not checked yet:',
        },
        lines: {
          name: {
            about: 'Name',
            passed: 'The name is free',
            detail: 'in GitLab, the catalog and Argo CD',
            adopted: 'The repository that your earlier task left is taken over',
            removed: 'What your earlier task left is removed first',
            leftoverDetail:
              'whether something else of this name is in the way, the task finds out',
          },
          group: {
            about: 'Rights in the GitLab group',
            passed: 'You may create projects in {{group}}',
            detail: 'as {{person}}, {{role}}',
          },
          namespaces: {
            about: 'Namespaces and applications',
            passed: 'The namespaces are free',
            detail: '{{namespaces}}',
          },
          registration: {
            about: 'Registration with Argo CD',
            passed: 'Argo CD takes the project',
            detail: '{{instance}}',
          },
          repositoryAccess: {
            about: "Argo CD's access to the repository",
            passed: 'Argo CD can read the repository',
            detail: 'credential for {{url}}',
            public: 'it is public and needs no credential',
          },
          pullSecret: {
            about: 'Pull secret for this registry',
            passed: 'The registry needs no pull secret',
            detail: 'the cluster pulls from {{registry}}',
            named: 'A pull secret for this registry is named',
            namedDetail:
              '{{secret}}; whether the cluster has it cannot be seen from here',
          },
          visibility: {
            about: 'More people than the group see it: {{visibility}}',
            notChecked:
              'whether {{host}} permits that, only its administrators can see',
          },
          imageUpdate: {
            about: 'A deploy key pushes to main',
            notChecked:
              'whether {{host}} lets one push to a protected branch shows when the task makes it',
          },
          chart: {
            about: 'Chart',
            passed: 'The chart renders',
            detail_one:
              '{{count}} environment, {{objects}} objects, Kubernetes {{kubernetes}}',
            detail_other:
              '{{count}} environments, {{objects}} objects, Kubernetes {{kubernetes}}',
          },
          pipeline: {
            about: 'Jobs of the pipeline for a push to main',
            passed: 'The pipeline has jobs for a push to main',
            detail_one: '{{count}} job',
            detail_other: '{{count}} jobs',
          },
        },
      },
      leftover: {
        repository: 'Its repository',
        task: 'The earlier task',
        adopt: 'Take it over',
        adoptMeans:
          'Keeps the repository, and replaces what is in it with this project.',
        adoptChosen: 'What the earlier task left is taken over.',
        remove: 'Remove it',
        removeMeans:
          'Deletes the repository and what was registered for it, then starts anew.',
        removeChosen: 'What the earlier task left is removed first.',
        undo: 'Undo this choice',
      },
      files: {
        title: 'Files',
        dialog: 'Files and pipeline',
        count_one: '{{count}} file',
        count_other: '{{count}} files',
        all: 'Look at all',
        waiting: 'They are listed when the form is complete.',
        none: 'There are none with this input.',
        systems_one: '{{count}} system',
        systems_other: '{{count}} systems',
        components_one: '{{count}} component',
        components_other: '{{count}} components',
      },
    },
    form: {
      search: 'Search',
      name: 'Name',
      use: 'Use {{value}}',
      instance: 'Argo CD instance',
      instanceFirst: 'Choose an Argo CD instance first.',
      noInstance:
        'You may not create projects in any Argo CD instance of this portal. Ask the platform team.',
      notProvisionable: 'You may not create projects here.',
      registration: {
        label: 'Registration with Argo CD',
        api: {
          title: 'By the portal, at once',
          description:
            "The portal creates AppProjects and applications through Argo CD's API.",
        },
        'platform-repository': {
          title: 'By merge request to the platform team',
          description:
            'Opens a merge request in {{platformRepository}}; what is merged there is deployed.',
        },
        discovery: {
          title: 'Found by its topic',
          description:
            'Argo CD finds repositories in {{group}} that carry the topic {{topic}}.',
        },
        manual: {
          title: 'By hand',
          description:
            'Somebody applies what is in argocd/ to the namespace {{namespace}}, the projects first.',
        },
        without: {
          api: 'You may not create projects here.',
          'platform-repository': 'This instance has no platform repository.',
          discovery: 'This instance discovers no repositories.',
        },
      },
      project: 'AppProject',
      projectFirst: 'Choose an AppProject first.',
      projectWithoutPlace:
        'Project {{project}} permits no place to deploy to. Ask the platform team.',
      noDestination: 'permits no place',
      destination: 'Destination',
      namespace: 'Namespace',
      namespaceRefused:
        'Project {{project}} permits only namespaces like {{pattern}} here.',
      nameMissing: 'Give it a name.',
      nameForm:
        'Use lower-case letters, digits and hyphens; begin with a letter and end with a letter or a digit.',
      nameLong: 'Use at most {{max}} characters.',
      nameYaml: 'YAML reads this as something else. Choose another name.',
      nameTaken: 'Taken: {{where}}. Choose another name.',
      nameReserved:
        'Reserved by Kubernetes or by this portal: {{names}}. Choose another name.',
      nameChecking: 'Asking whether the name is free…',
      nameFree: 'The name is free.',
      nameUnknown: 'Nobody can tell whether the name is free: {{message}}',
      nameUnknownNow:
        'Nobody can tell now whether the name is free: an Argo CD does not answer. It is looked at once more before anything is made.',
      nameTwice:
        'There is already a service {{name}} in row {{row}}. Every service needs its own name.',
      services: 'Services',
      servicesHint:
        '1 to {{max}}. Each becomes a folder, an entry of the chart, a job of the pipeline and a component.',
      service: 'Service {{row}}',
      toFix: 'To fix: row {{rows}}.',
      kind: 'Kind',
      kinds: {
        web: 'Web',
        worker: 'Worker',
        image: 'Existing image',
      },
      language: 'Language',
      image:
        'Name an image with its registry and without a tag, for example docker.io/library/redis.',
      imageLabel: 'Image',
      tag: 'Name a fixed tag; latest is refused.',
      tagLabel: 'Tag',
      staticWorker:
        'A static site only answers: choose another language, or Web.',
      port: 'Port',
      portOwn:
        'Use a port from {{min}} to {{max}}: the container runs without root rights.',
      portImage: 'Use a port from {{min}} to {{max}}.',
      public: 'Public',
      path: 'Begin with a slash; use letters, digits, hyphens, dots and underscores, and no empty or dotted parts.',
      pathLabel: 'Path',
      pathTwice: 'Row {{row}} already answers at {{path}}.',
      size: 'Size',
      replicas: 'Use 1 to {{max}} replicas.',
      replicasLabel: 'Replicas',
      up: 'Move {{row}} up',
      down: 'Move {{row}} down',
      remove: 'Remove {{row}}',
      add: 'Add a service',
      copyLast: 'Copy the last one',
    },
  },
  translations: { de: () => import('./translation.de') },
});
